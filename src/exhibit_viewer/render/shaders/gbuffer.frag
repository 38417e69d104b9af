// What each pixel shows, before any light: colour, roughness, metalness, normals, emission, identity.
#include "frame.glsl"
#include "common.glsl"
layout(location = 0) out vec4 out_albedo;     // sRGB-encoded, a: occlusion map
layout(location = 1) out vec4 out_material;   // roughness, metalness, kind / 255, 1
layout(location = 2) out vec4 out_normals;    // octahedral: shading normal, smooth normal
layout(location = 3) out uvec4 out_identity;  // face, placement + 1, depth bits, emission
#include "surface.glsl"
uniform int placement;
uniform int first_face;  // a mesh may be drawn in pieces
uniform int kind;

void main() {
#ifdef POINTS
  vec2 disc = gl_PointCoord * 2.0 - 1.0;
  if (dot(disc, disc) > 1.0) discard;
#endif
  vec4 base = read_base();
  if (is_cut(base.a, gl_FragCoord.xy, sampling.x, float(placement))) discard;
  Reading s = read_surface(base);
  out_albedo = vec4(srgb_from_linear(base.rgb), s.occlusion);
  out_material = vec4(s.roughness, s.metalness, float(kind) / 255.0, 1.0);
  out_normals = vec4(octahedral(s.normal), octahedral(s.smoothed));
  out_identity = uvec4(uint(gl_PrimitiveID + first_face), uint(placement + 1), floatBitsToUint(gl_FragCoord.z),
                       pack_emission(s.emission));
}
