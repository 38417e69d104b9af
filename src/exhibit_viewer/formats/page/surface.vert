#version 300 es
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 first_uv;
layout(location = 3) in vec2 second_uv;
layout(location = 4) in vec4 colour;
uniform mat4 clip_from_world, world_from_mesh;
uniform float point_size;
out vec3 place, facing;
out vec4 uvs, paint;

void main() {
  vec4 world = world_from_mesh * vec4(position, 1.0);
  mat3 turn = mat3(world_from_mesh);
  // the cofactor matrix keeps normals upright under uneven scales and mirrors
  facing = mat3(cross(turn[1], turn[2]), cross(turn[2], turn[0]), cross(turn[0], turn[1])) * normal;
  place = world.xyz;
  uvs = vec4(first_uv, second_uv);
  paint = colour;
  gl_Position = clip_from_world * world;
  gl_PointSize = point_size;
}
