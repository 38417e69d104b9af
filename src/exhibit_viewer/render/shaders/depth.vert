// Positions into a depth map.
#include "frame.glsl"
layout(location = 0) in vec3 position;
#ifdef CUTOUT
layout(location = 2) in vec2 uv0;
layout(location = 3) in vec2 uv1;
layout(location = 4) in vec4 colour;
out vec4 v_uv;
out vec4 v_colour;
#endif
uniform mat4 clip_from_mesh;
uniform mat4 scene_from_mesh;
uniform float point_texels;
#ifdef CLIP
out float gl_ClipDistance[1];
#endif

void main() {
  gl_Position = clip_from_mesh * vec4(position, 1.0);
#ifdef POINTS
  gl_PointSize = max(point_texels, 1.0);
#endif
#ifdef CUTOUT
  v_uv = vec4(uv0, uv1);
  v_colour = colour;
#endif
#ifdef CLIP
  gl_ClipDistance[0] = dot(keep_plane, scene_from_mesh * vec4(position, 1.0));
#endif
}
