// What a material says of a point, before any light: for the G-buffer and for finishes, which are lit as they are drawn.
in vec3 v_place;
in vec3 v_normal;
in vec4 v_tangent;
in vec4 v_uv;
in vec4 v_colour;
#include "material.glsl"
uniform vec4 rough_metal;  // roughness, metalness, normal scale, occlusion strength
uniform vec3 emissive_factor;
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

struct Reading {
  vec4 base;              // linear, with alpha
  vec3 normal, smoothed;  // with bumps, and without
  vec3 emission;
  float roughness, metalness, occlusion;
};

vec3 smooth_normal() {
#ifdef POINTS
  return normalize(eye.xyz - v_place * eye.w);
#else
  vec3 facet = normalize(cross(dFdx(v_place), dFdy(v_place)));
#ifdef FACETS
  return facet;
#endif
  vec3 n = dot(v_normal, v_normal) > 1e-20 ? normalize(v_normal) : facet;
  // Scans have triangles that folded over: seen from behind, but with normals that face the eye.
  return gl_FrontFacing || dot(n, eye.xyz - v_place * eye.w) > 0.0 ? n : -n;
#endif
}

#if defined(NORMAL_MAP) || defined(FINISH)
// Tangent, bitangent, normal. Without tangents the frame follows from screen derivatives (Schüler 2013, "Normal Mapping
// Without Precomputed Tangents"). glTF's green axis runs against v, hence the minus.
mat3 tangent_frame(vec3 n, vec2 at) {
#ifdef TANGENTS
  vec3 t = normalize(v_tangent.xyz - n * dot(n, v_tangent.xyz) + vec3(1e-12));
  return mat3(t, cross(dot(n, v_normal) < 0.0 ? -n : n, t) * v_tangent.w, n);
#else
  vec3 dp1 = dFdx(v_place), dp2 = dFdy(v_place);
  vec2 duv1 = dFdx(at), duv2 = dFdy(at);
  vec3 p2 = cross(dp2, n), p1 = cross(n, dp1);
  vec3 t = p2 * duv1.x + p1 * duv2.x;
  vec3 b = p2 * duv1.y + p1 * duv2.y;
  float scale = inversesqrt(max(max(dot(t, t), dot(b, b)), 1e-30));
  return mat3(t * scale, -b * scale, n);
#endif
}

vec3 bumped(vec3 n, vec3 texel, float scale, vec2 at) {
  vec3 bump = texel * 2.0 - 1.0;
  bump.xy *= scale;
  return normalize(tangent_frame(n, at) * bump);
}
#endif

vec4 read_base() {
  vec4 tint = v_colour;
  if (linear_colours == 0) tint.rgb = linear_from_srgb(tint.rgb);
  return base_colour(tint);
}

// Curved within a pixel means rougher (Tokuyoshi & Kaplanyan 2019, "Improved Geometric Specular Antialiasing").
float curved_roughness(float roughness, vec3 n) {
  vec3 dx = dFdx(n), dy = dFdy(n);
  float spread = min(0.5 * (dot(dx, dx) + dot(dy, dy)), 0.18);
  return sqrt(clamp(roughness * roughness + spread, 0.0, 1.0));
}

Reading read_surface(vec4 base) {
  Reading s;
  s.base = base;
  s.smoothed = smooth_normal();
  s.normal = s.smoothed;
  s.roughness = rough_metal.x;
  s.metalness = rough_metal.y;
  s.occlusion = 1.0;
#ifdef ROUGH_METAL_MAP
  vec4 texel = READ(1, rough_metal_map, data_tiles);
  s.roughness *= texel.g;
  s.metalness *= texel.b;
#endif
#ifdef OCCLUSION_MAP
  s.occlusion = mix(1.0, READ(3, occlusion_map, data_tiles).r, rough_metal.w);
#endif
#ifdef NORMAL_MAP
  s.normal = bumped(s.smoothed, READ(2, normal_map, data_tiles).xyz, rough_metal.z, UV(2));
#endif
  s.emission = emissive_factor;
#ifdef EMISSIVE_MAP
  s.emission *= READ(4, emissive_map, colour_tiles).rgb;
#endif
  s.roughness = curved_roughness(s.roughness, s.normal);
  return s;
}
