// Light that a surface point sends back: key light and surroundings, for both the deferred and the forward pass.
#include "sky.glsl"
#include "key_shadow.glsl"
#include "light.glsl"
uniform samplerCube probe_map;

struct Point {
  vec3 place, normal, smoothed, view, albedo, emission;
  vec3 f0;    // what the dielectric part reflects head on
  float f90;  // and at a grazing angle
  float roughness, metalness, occlusion;
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

// What the environment shows in direction r to a surface of a roughness; rough ones look nearer to their normal.
vec3 mirrored(vec3 r, vec3 n, float roughness) {
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
