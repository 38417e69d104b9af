#version 300 es
uniform mat4 clip_from_world;
uniform vec3 reach;
out vec2 at;

void main() {
  at = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  gl_Position = clip_from_world * vec4(at.x * reach.x, reach.y, at.y * reach.z, 1.0);
}
