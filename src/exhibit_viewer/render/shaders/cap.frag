// The cut face of a section: terracotta with hatching, as in an archaeologist's drawing.
#include "frame.glsl"
#include "common.glsl"
in vec3 v_place;
layout(location = 0) out vec4 out_albedo;
layout(location = 1) out vec4 out_material;
layout(location = 2) out vec4 out_normals;
layout(location = 3) out uvec4 out_identity;

void main() {
  vec3 axis = abs(keep_plane.xyz);
  vec2 at = axis.x > 0.5 ? v_place.zy : axis.y > 0.5 ? v_place.xz : v_place.xy;
  float stripe = (at.x + at.y) / 0.042, width = fwidth(stripe), off = abs(fract(stripe) - 0.5);
  float ink = (1.0 - smoothstep(0.10, 0.10 + width * 1.5, off)) * clamp(1.5 - width * 2.0, 0.0, 1.0);
  vec3 n = -normalize(keep_plane.xyz);
  out_albedo = vec4(srgb_from_linear(mix(vec3(0.50, 0.22, 0.13), vec3(0.20, 0.075, 0.04), ink * 0.85)), 1.0);
  out_material = vec4(0.9, 0.0, float(CAP) / 255.0, 1.0);
  out_normals = vec4(octahedral(n), octahedral(n));
  out_identity = uvec4(0xffffffffu, 0xffffffffu, floatBitsToUint(gl_FragCoord.z), 0u);
}
