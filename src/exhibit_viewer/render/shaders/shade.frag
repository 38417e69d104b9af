// Light on the object: key light, image-based light, ambient visibility. Result is tone-mapped, linear.
#include "frame.glsl"
#include "common.glsl"
#include "place.glsl"
#include "shading.glsl"
#include "tone.glsl"
in vec2 uv;
out vec4 colour;
uniform sampler2D ambient_map;

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

// Share of the sky seen, and fine occlusion.
vec2 ambient_of(Point s) {
  if (options.y < 0.5) return vec2(1.0);
  vec2 seen = texture(ambient_map, uv).rg;
#ifdef SKY_PER_PIXEL
  if (options.x > 0.0) {
    int first = (int(noise(gl_FragCoord.xy) * 16.0) + int(sampling.x)) * 8;  // the same sixteen sets everywhere
    float turn = sample_noise(gl_FragCoord.yx, sampling.x) * 2.0 * PI;
    vec2 sky = sky_seen(s.place, s.smoothed, first, 8, options.x, vec2(cos(turn), sin(turn)) * 0.003);
    seen.x = sky.x / max(sky.y, 1e-4);
    if (sky.y <= 0.0) seen.x = texture(ambient_map, uv).r;
  }
#endif
  return vec2(seen.x, mix(1.0, seen.y, options.w));
}

vec3 key_light(Point s, vec2 ab, float facing) {
  vec3 l = key_direction.xyz, h = normalize(s.view + l);
  float nl = max(dot(s.normal, l), 0.0);
  if (nl <= 0.0) return vec3(0.0);
  float nh = max(dot(s.normal, h), 0.0), vh = max(dot(s.view, h), 0.0);
  vec3 f0 = mix(s.f0, s.albedo, s.metalness);
  // Light lost between microfacets comes back in the metal's colour (Turquin 2019).
  vec3 shine = schlick(f0, s.f90, vh) * glint(s.roughness, nh, nl, facing) * (1.0 + f0 * (1.0 / (ab.x + ab.y) - 1.0));
  vec3 scattered = s.albedo * (1.0 - s.metalness) * (1.0 - schlick(s.f0, s.f90, vh)) / PI;
  float arrives = key_arrives(s.place, s.smoothed) * smoothstep(-0.05, 0.10, dot(s.smoothed, l));
  return (scattered + shine) * key_radiance.rgb * nl * arrives;
}

vec3 surroundings(Point s, vec2 ab, float facing) {
  vec2 seen = ambient_of(s);
  float own = seen.x * seen.y, open = min(own, s.occlusion);  // both tell of the same crevices
  vec3 r = reflect(-s.view, s.normal);
  Reflection dull = reflection(s.f0, s.f90, ab), metal = reflection(s.albedo, 1.0, ab);
  vec3 once = mix(dull.once, metal.once, s.metalness), again = mix(dull.again, metal.again, s.metalness);
  vec3 scattered = s.albedo * (1.0 - s.metalness) * (1.0 - dull.once - dull.again);
  vec3 shine = once * mirrored(r, s.normal, s.roughness) * unhidden(r, s.smoothed, facing, open, s.roughness);
  return shine + (again + scattered) * sky_light(s.normal) * min(bounced(s.albedo, own), vec3(s.occlusion));
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
    vec3 light = key_light(s, ab, facing) + surroundings(s, ab, facing) + s.emission;
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
