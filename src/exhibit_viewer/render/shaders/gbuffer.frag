// What each pixel shows, before any light: colour, roughness, metalness, normals, emission, identity.
#include "frame.glsl"
#include "common.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec4 v_tangent;
in vec4 v_uv;
in vec4 v_colour;
layout(location = 0) out vec4 out_albedo;     // sRGB-encoded, a: occlusion map
layout(location = 1) out vec4 out_material;   // roughness, metalness, kind / 255, 1
layout(location = 2) out vec4 out_normals;    // octahedral: shading normal, smooth normal
layout(location = 3) out uvec4 out_identity;  // face, placement + 1, depth bits, emission
#include "material.glsl"
uniform vec4 rough_metal;  // roughness, metalness, normal scale, occlusion strength
uniform vec3 emissive_factor;
uniform int placement;
uniform int first_face;  // a mesh may be drawn in pieces
uniform int kind;
uniform int linear_colours;
#ifdef ROUGH_METAL_MAP
uniform sampler2D rough_metal_map;
#endif
#ifdef NORMAL_MAP
uniform sampler2D normal_map;
#endif
#ifdef OCCLUSION_MAP
uniform sampler2D occlusion_map;
#endif
#ifdef EMISSIVE_MAP
uniform sampler2D emissive_map;
#endif

vec3 smooth_normal() {
#ifdef POINTS
  return normalize(eye.xyz - v_place * eye.w);
#else
  vec3 facet = normalize(cross(dFdx(v_place), dFdy(v_place)));
#ifdef FACETS
  return facet;
#endif
  vec3 n = dot(v_normal, v_normal) > 1e-20 ? normalize(v_normal) : facet;
  return gl_FrontFacing ? n : -n;
#endif
}

#ifdef NORMAL_MAP
// Without tangents: the frame follows from screen derivatives (Schüler 2013, "Normal Mapping Without Precomputed
// Tangents"). glTF's green axis runs against v, hence the minus.
mat3 tangent_frame(vec3 n) {
#ifdef TANGENTS
  vec3 t = normalize(v_tangent.xyz - n * dot(n, v_tangent.xyz) + vec3(1e-12));
  return mat3(t, cross(gl_FrontFacing ? n : -n, t) * v_tangent.w, n);
#else
  vec3 dp1 = dFdx(v_place), dp2 = dFdy(v_place);
  vec2 duv1 = dFdx(UV(2)), duv2 = dFdy(UV(2));
  vec3 p2 = cross(dp2, n), p1 = cross(n, dp1);
  vec3 t = p2 * duv1.x + p1 * duv2.x;
  vec3 b = p2 * duv1.y + p1 * duv2.y;
  float scale = inversesqrt(max(max(dot(t, t), dot(b, b)), 1e-30));
  return mat3(t * scale, -b * scale, n);
#endif
}
#endif

void main() {
#ifdef POINTS
  vec2 disc = gl_PointCoord * 2.0 - 1.0;
  if (dot(disc, disc) > 1.0) discard;
#endif
  vec4 tint = v_colour;
  if (linear_colours == 0) tint.rgb = linear_from_srgb(tint.rgb);
  vec4 base = base_colour(tint);
  if (is_cut(base.a, gl_FragCoord.xy, sampling.x, float(placement))) discard;
  vec3 smoothed = smooth_normal();
  vec3 n = smoothed;
  float roughness = rough_metal.x, metalness = rough_metal.y, occlusion = 1.0;
#ifdef ROUGH_METAL_MAP
  vec4 texel = texture(rough_metal_map, UV(1), options.z);
  roughness *= texel.g;
  metalness *= texel.b;
#endif
#ifdef OCCLUSION_MAP
  occlusion = mix(1.0, texture(occlusion_map, UV(3), options.z).r, rough_metal.w);
#endif
#ifdef NORMAL_MAP
  vec3 bump = texture(normal_map, UV(2), options.z).xyz * 2.0 - 1.0;
  bump.xy *= rough_metal.z;
  n = normalize(tangent_frame(smoothed) * bump);
#endif
  vec3 emission = emissive_factor;
#ifdef EMISSIVE_MAP
  emission *= texture(emissive_map, UV(4), options.z).rgb;
#endif
  // Curved within a pixel means rougher (Tokuyoshi & Kaplanyan 2019, "Improved Geometric Specular Antialiasing").
  vec3 dx = dFdx(n), dy = dFdy(n);
  float spread = min(0.5 * (dot(dx, dx) + dot(dy, dy)), 0.18);
  roughness = sqrt(clamp(roughness * roughness + spread, 0.0, 1.0));
  out_albedo = vec4(srgb_from_linear(base.rgb), occlusion);
  out_material = vec4(roughness, metalness, float(kind) / 255.0, 1.0);
  out_normals = vec4(octahedral(n), octahedral(smoothed));
  out_identity = uvec4(uint(gl_PrimitiveID + first_face), uint(placement + 1), floatBitsToUint(gl_FragCoord.z),
                       pack_emission(emission));
}
