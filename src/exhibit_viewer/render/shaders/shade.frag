// Light on the object: key light, image-based light, ambient visibility. Result is tone-mapped, linear.
#include "frame.glsl"
#include "common.glsl"
#include "place.glsl"
#include "shading.glsl"
#include "tone.glsl"
in vec2 uv;
out vec4 colour;

Point read_point(float depth, vec4 material, uint emission, bool clay) {
  vec4 albedo = texture(albedo_map, uv), normals = texture(normals_map, uv);
  Point s;
  s.place = place_at(uv, depth);
  s.normal = direction(normals.xy);
  s.smoothed = direction(normals.zw);
  s.view = normalize(eye.xyz - s.place * eye.w);
  s.albedo = clay ? vec3(0.56, 0.535, 0.50) : linear_from_srgb(albedo.rgb);
  s.emission = clay ? vec3(0.0) : unpack_emission(emission);
  s.f0 = vec3(0.04);
  s.f90 = 1.0;
  s.roughness = clay ? 0.7 : clamp(material.r, 0.045, 1.0);
  s.metalness = clay ? 0.0 : material.g;
  s.occlusion = clay ? 1.0 : albedo.a;
  return s;
}

#ifdef EYE_DOME
// Eye-dome lighting for clouds, which have no normals (Boucheny 2009).
float eye_dome(float depth) {
  float here = log2(view_depth(depth)), sum = 0.0;
  for (int i = 0; i < 8; i++) {
    float angle = float(i) * 0.7853982;
    float there = depth_at(uv + vec2(cos(angle), sin(angle)) * 1.5 * picture.zw);
    if (there < 1.0) sum += max(0.0, here - log2(view_depth(there)));
  }
  return exp(-sum * 7.5);
}
#endif

void main() {
  uvec4 identity = texture(identity_map, uv);
  vec4 material = texture(material_map, uv);
  float depth = uintBitsToFloat(identity.z);
  int kind = int(material.b * 255.0 + 0.5);
  bool clay = false;
#ifdef CLAY
  clay = kind <= UNLIT;
#endif
  Point s = read_point(depth, material, identity.w, clay);
  if (clay || kind == SURFACE) {
    float facing = max(dot(s.normal, s.view), 1e-3);
    vec2 ab = environment_brdf(s.roughness, facing);
    Light key = direct_light(s, ab, facing, key_share(s));
    Light sky = surroundings(s, ab, facing, ambient_of(s.place, s.smoothed, uv));
    vec3 light = key.scattered + key.mirrored + sky.scattered + sky.mirrored + s.emission;
    colour = vec4(neutral(light * tone.x), 1.0);
    return;
  }
#ifdef FLAT_KINDS
  vec3 flat_colour = s.albedo;
#ifdef EYE_DOME
  if (kind == POINT) flat_colour *= eye_dome(depth);
#endif
  if (kind == CAP) flat_colour *= mix(0.7, 1.0, texture(ambient_map, uv).g);
  colour = vec4(flat_colour * (kind == UNLIT ? 1.0 : min(tone.x, 4.0)), 1.0);
#endif
}
