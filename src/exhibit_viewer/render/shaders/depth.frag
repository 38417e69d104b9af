// Depth alone; where the material has holes, depth with holes.
#include "frame.glsl"
#include "common.glsl"
#ifdef CUTOUT
in vec4 v_uv;
in vec4 v_colour;
#include "material.glsl"
uniform float stops;  // share of the light: glass lets some through
#endif

void main() {
#ifdef CUTOUT
  float alpha = base_colour(vec4(1.0, 1.0, 1.0, v_colour.a)).a * stops;
  if (is_cut(alpha, gl_FragCoord.xy, sampling.x, 0.0)) discard;
#endif
}
