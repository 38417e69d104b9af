// Light that a surface point sends back: key light and surroundings, for both the deferred and the forward pass.
#include "sky.glsl"
#include "key_shadow.glsl"
#include "light.glsl"
#include "lamps.glsl"
uniform samplerCube probe_map;
uniform sampler2D ambient_map;

struct Point {
  vec3 place, normal, smoothed, view, albedo, emission;
  vec3 f0;    // what the dielectric part reflects head on
  float f90;  // and at a grazing angle
  float roughness, metalness, occlusion;
#ifdef FILM
  float film;                       // its share
  vec3 shimmer;                     // what it reflects to this eye
  vec3 dull_shimmer, metal_shimmer;  // the same, as if head on, over each part
#endif
#ifdef BRUSHED
  vec3 along, across;  // the scratches, and their bitangent
  float brushing;
#endif
};

struct Light {
  vec3 scattered, mirrored;
};

struct Reflection {
  vec3 once, again;  // share of light that leaves after one and after several bounces between microfacets
};

vec3 schlick(vec3 f0, float f90, float cosine) {
  float x = 1.0 - cosine, x2 = x * x;
  return f0 + (f90 - f0) * (x2 * x2 * x);
}

// Multiple scattering: Fdez-Agüera 2019.
Reflection reflection(vec3 f0, float f90, vec2 ab) {
  vec3 once = f0 * ab.x + f90 * ab.y, average = f0 + (1.0 - f0) / 21.0;
  float lost = 1.0 - (ab.x + ab.y);
  return Reflection(once, lost * once * average / (1.0 - average * lost));
}

// GGX distribution times Smith's height-correlated masking.
float glint(float roughness, float nh, float nl, float nv) {
  float a = roughness * roughness, a2 = a * a;
  float d = nh * nh * (a2 - 1.0) + 1.0;
  float masking = 0.5 / (nl * sqrt(nv * nv * (1.0 - a2) + a2) + nv * sqrt(nl * nl * (1.0 - a2) + a2) + 1e-5);
  return a2 / (PI * d * d) * masking;
}

#ifdef BRUSHED
// The same, drawn out along one axis (Burley 2012; masking: Heitz 2014, as in Google's Filament).
float brushed_glint(Point s, vec3 l, vec3 h, float nh, float nl, float nv) {
  float across = s.roughness * s.roughness, along = mix(across, 1.0, s.brushing * s.brushing), a2 = along * across;
  vec3 d = vec3(across * dot(s.along, h), along * dot(s.across, h), a2 * nh);
  float w = a2 / dot(d, d);
  float gv = nl * length(vec3(along * dot(s.along, s.view), across * dot(s.across, s.view), nv));
  float gl = nv * length(vec3(along * dot(s.along, l), across * dot(s.across, l), nl));
  return a2 * w * w / PI * 0.5 / max(gv + gl, 1e-5);
}

// Scratches mirror as if the normal leant with the eye (Filament, "Anisotropy" of image-based lights).
vec3 brushed_normal(Point s) {
  vec3 bent = normalize(cross(cross(s.across, s.view), s.across));
  float steady = 1.0 - s.brushing * (1.0 - s.roughness), square = steady * steady;
  return normalize(mix(bent, s.normal, square * square));
}
#endif

// What the environment shows in direction r to a surface of a roughness; rough ones look nearer to their normal.
vec3 surroundings_in(vec3 r, vec3 n, float roughness) {
  float steady = roughness * roughness;
  r = normalize(mix(r, n, steady * steady));
  return textureLod(probe_map, mat3(probe_from_scene) * r, tone.y * roughness).rgb * backdrop_rim.w;
}

// Specular occlusion: Lagarde & de Rousiers 2014; and nothing is mirrored from under the smooth surface.
float unhidden(vec3 r, vec3 smoothed, float facing, float open, float roughness) {
  float glossy = clamp(pow(facing + open, exp2(-16.0 * roughness - 1.0)) - 1.0 + open, 0.0, 1.0);
  float horizon = clamp(1.0 + 1.2 * dot(r, smoothed), 0.0, 1.0);
  return glossy * horizon * horizon;
}

// Light bounces between the walls of a coloured crevice (Jimenez et al. 2016, "Practical Realtime Strategies").
vec3 bounced(vec3 albedo, float open) {
  vec3 a = 2.0404 * albedo - 0.3324, b = -4.7951 * albedo + 0.6417, c = 2.7552 * albedo + 0.6903;
  return max(vec3(open), ((a * open + b) * open + c) * open);
}

// Share of the sky seen, and fine occlusion. Moving pictures take both from a coarse map.
vec2 ambient_of(vec3 place, vec3 smoothed, vec2 at) {
#ifdef GLASS
  return vec2(1.0);  // the map tells of what is behind
#endif
  if (options.y < 0.5) return vec2(1.0);
  vec2 seen = texture(ambient_map, at).rg;
#ifdef SKY_PER_PIXEL
  if (options.x > 0.0) {
    int first = (int(noise(gl_FragCoord.xy) * 16.0) + int(sampling.x)) * 8;  // the same sixteen sets everywhere
    float turn = sample_noise(gl_FragCoord.yx, sampling.x) * 2.0 * PI;
    vec2 sky = sky_seen(place, smoothed, first, 8, options.x, vec2(cos(turn), sin(turn)) * 0.003);
    if (sky.y > 0.0) seen.x = sky.x / sky.y;
  }
#endif
  return vec2(seen.x, mix(1.0, seen.y, options.w));
}

// The key light's share that arrives, before the cosine.
float key_share(Point s) {
  return key_arrives(s.place, s.smoothed) * smoothstep(-0.05, 0.10, dot(s.smoothed, key_direction.xyz));
}

Light lit_by(Beam beam, Point s, vec2 ab, float facing) {
  vec3 l = beam.towards, h = normalize(s.view + l);
  float nl = max(dot(s.normal, l), 0.0);
  float nh = max(dot(s.normal, h), 0.0), vh = max(dot(s.view, h), 0.0);
  vec3 f0 = mix(s.f0, s.albedo, s.metalness), fresnel = schlick(f0, mix(s.f90, 1.0, s.metalness), vh);
#ifdef FILM
  fresnel = mix(fresnel, s.shimmer, s.film);
#endif
#ifdef BRUSHED
  float lobe = brushed_glint(s, l, h, nh, nl, facing);
#else
  float lobe = glint(s.roughness, nh, nl, facing);
#endif
  // Light lost between microfacets comes back in the metal's colour (Turquin 2019).
  vec3 mirrored = fresnel * lobe * (1.0 + f0 * (1.0 / (ab.x + ab.y) - 1.0));
  vec3 scattered = s.albedo * (1.0 - s.metalness) * (1.0 - schlick(s.f0, s.f90, vh)) / PI;
  vec3 light = beam.light * nl;
  return Light(scattered * light, mirrored * light);
}

// Everything but the surroundings: the key light, and lamps of the file.
Light direct_light(Point s, vec2 ab, float facing, float arrives) {
  Light sum = lit_by(beam(0, s.place, arrives), s, ab, facing);
  for (int i = 1; i < BEAMS; i++) {
    Light more = lit_by(beam(i, s.place, arrives), s, ab, facing);
    sum.scattered += more.scattered;
    sum.mirrored += more.mirrored;
  }
  return sum;
}

Light surroundings(Point s, vec2 ab, float facing, vec2 seen) {
  float own = seen.x * seen.y, open = min(own, s.occlusion);  // both tell of the same crevices
#ifdef BRUSHED
  vec3 n = brushed_normal(s);
#else
  vec3 n = s.normal;
#endif
  vec3 r = reflect(-s.view, n), dull_f0 = s.f0, metal_f0 = s.albedo;
#ifdef FILM
  dull_f0 = mix(dull_f0, s.dull_shimmer, s.film);
  metal_f0 = mix(metal_f0, s.metal_shimmer, s.film);
#endif
  Reflection dull = reflection(dull_f0, s.f90, ab), metal = reflection(metal_f0, 1.0, ab);
  vec3 once = mix(dull.once, metal.once, s.metalness), again = mix(dull.again, metal.again, s.metalness);
  vec3 sky = sky_light(s.normal) * min(bounced(s.albedo, own), vec3(s.occlusion));
  vec3 mirrored = surroundings_in(r, n, s.roughness) * unhidden(r, s.smoothed, facing, open, s.roughness);
  return Light(s.albedo * (1.0 - s.metalness) * (1.0 - dull.once - dull.again) * sky, once * mirrored + again * sky);
}
