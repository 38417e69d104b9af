// Light on the object: key light, image-based light, ambient visibility. Result is tone-mapped, linear.
#include "frame.glsl"
#include "common.glsl"
#include "place.glsl"
#include "sky.glsl"
#include "key_shadow.glsl"
#include "light.glsl"
#include "tone.glsl"
in vec2 uv;
out vec4 colour;
uniform sampler2D ambient_map;
uniform samplerCube probe_map;

struct Point {
  vec3 place, normal, smoothed, view, albedo, emission;
  float roughness, metalness, occlusion;
  int kind;
};

Point read_point(float depth, uvec4 identity) {
  vec4 albedo = texture(albedo_map, uv), material = texture(material_map, uv), normals = texture(normals_map, uv);
  Point s;
  s.place = place_at(uv, depth);
  s.normal = direction(normals.xy);
  s.smoothed = direction(normals.zw);
  s.view = normalize(eye.xyz - s.place * eye.w);
  s.albedo = linear_from_srgb(albedo.rgb);
  s.emission = unpack_emission(identity.w);
  s.roughness = clamp(material.r, 0.045, 1.0);
  s.metalness = material.g;
  s.occlusion = albedo.a;
  s.kind = int(material.b * 255.0 + 0.5);
#ifdef CLAY
  if (s.kind > UNLIT) return s;
  s.kind = SURFACE;
  s.albedo = vec3(0.56, 0.535, 0.50);
  s.roughness = 0.7;
  s.metalness = 0.0;
  s.emission = vec3(0.0);
  s.occlusion = 1.0;
#endif
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

vec3 key_light(Point s, vec3 f0, vec3 diffuse, float facing) {
  vec3 l = key_direction.xyz, h = normalize(s.view + l);
  float nl = max(dot(s.normal, l), 0.0);
  if (nl <= 0.0) return vec3(0.0);
  float nh = max(dot(s.normal, h), 0.0), vh = max(dot(s.view, h), 0.0);
  float a = s.roughness * s.roughness, a2 = a * a;
  float d = nh * nh * (a2 - 1.0) + 1.0;
  float lobe = a2 / (PI * d * d);
  float masking = 0.5 / (nl * sqrt(facing * facing * (1.0 - a2) + a2) + facing * sqrt(nl * nl * (1.0 - a2) + a2) + 1e-5);
  vec3 fresnel = f0 + (1.0 - f0) * pow(1.0 - vh, 5.0);
  float arrives = key_arrives(s.place, s.smoothed) * smoothstep(-0.05, 0.10, dot(s.smoothed, l));
  return (diffuse * (1.0 - fresnel) / PI + fresnel * lobe * masking) * key_radiance.rgb * nl * arrives;
}

// Multiple scattering: Fdez-Agüera 2019; specular occlusion: Lagarde & de Rousiers 2014.
vec3 surroundings(Point s, vec3 f0, vec3 diffuse, float facing) {
  vec2 seen = ambient_of(s);
  float open = seen.x * seen.y * s.occlusion;
  vec3 r = reflect(-s.view, s.normal);
  float level = tone.y * s.roughness * (1.7 - 0.7 * s.roughness);
  vec3 mirrored = textureLod(probe_map, mat3(probe_from_scene) * r, level).rgb * backdrop_rim.w;
  vec2 ab = environment_brdf(s.roughness, facing);
  vec3 once = f0 * ab.x + ab.y;
  float lost = 1.0 - (ab.x + ab.y);
  vec3 average = f0 + (1.0 - f0) / 21.0;
  vec3 again = lost * once * average / (1.0 - average * lost);
  vec3 scattered = diffuse * (1.0 - once - again);
  float glossy = clamp(pow(facing + open, exp2(-16.0 * s.roughness - 1.0)) - 1.0 + open, 0.0, 1.0);
  float horizon = clamp(1.0 + 1.2 * dot(r, s.smoothed), 0.0, 1.0);
  // Light bounces between the walls of a coloured crevice (Jimenez et al. 2016, "Practical Realtime Strategies").
  vec3 a = 2.0404 * s.albedo - 0.3324, b = -4.7951 * s.albedo + 0.6417, c = 2.7552 * s.albedo + 0.6903;
  vec3 bounced = max(vec3(open), ((a * open + b) * open + c) * open);
  return once * mirrored * glossy * horizon * horizon + (again + scattered) * sky_light(s.normal) * bounced;
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
  float depth = uintBitsToFloat(identity.z);
  Point s = read_point(depth, identity);
  if (s.kind == SURFACE) {
    float facing = max(dot(s.normal, s.view), 1e-3);
    vec3 f0 = mix(vec3(0.04), s.albedo, s.metalness), diffuse = s.albedo * (1.0 - s.metalness);
    vec3 light = key_light(s, f0, diffuse, facing) + surroundings(s, f0, diffuse, facing) + s.emission;
    colour = vec4(neutral(light * tone.x), 1.0);
    return;
  }
#ifdef FLAT_KINDS
  vec3 flat_colour = s.albedo;
#ifdef EYE_DOME
  if (s.kind == POINT) flat_colour *= eye_dome(depth);
#endif
  if (s.kind == CAP) flat_colour *= mix(0.7, 1.0, texture(ambient_map, uv).g);
  colour = vec4(flat_colour * (s.kind == UNLIT ? 1.0 : min(tone.x, 4.0)), 1.0);
#endif
}
