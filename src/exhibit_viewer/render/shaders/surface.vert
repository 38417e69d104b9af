// Every shaded mesh, cloud and line set.
#include "frame.glsl"
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
layout(location = 2) in vec2 uv0;  // of points: x how wide
layout(location = 3) in vec2 uv1;
layout(location = 4) in vec4 colour;
layout(location = 5) in vec4 tangent;  // of points: x intensity, y class
#ifdef POINTS
#include "tint.glsl"
#endif
uniform mat4 scene_from_mesh;
uniform mat3 normal_matrix;
uniform float point_size;
invariant gl_Position;  // a finish is drawn where the G-buffer was, to the last bit
out vec3 v_place;
out vec3 v_normal;
out vec4 v_tangent;
out vec4 v_uv;
out vec4 v_colour;
#ifdef CLIP
out float gl_ClipDistance[1];
#endif

void main() {
  vec4 place = scene_from_mesh * vec4(position, 1.0);
  v_place = place.xyz;
  v_normal = normal_matrix * normal.xyz;
#ifdef TANGENTS
  v_tangent = vec4(mat3(scene_from_mesh) * tangent.xyz, tangent.w);
#else
  v_tangent = vec4(0.0);
#endif
  v_uv = vec4(uv0, uv1);
#ifdef POINTS
  v_colour = tinted(colour, tangent, place.y);
#else
  v_colour = colour;
#endif
  gl_Position = clip_from_scene * place;
#ifdef CLIP
  gl_ClipDistance[0] = dot(keep_plane, place);
#endif
#ifdef POINTS
  gl_PointSize = clamp(point_size * uv0.x * clip_from_view[1][1] * 0.5 * picture.y / gl_Position.w, 1.5, 48.0);
#endif
}
