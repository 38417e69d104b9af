// Modes that show the surface itself: unlit colour, normals, matcap, relief.
#include "frame.glsl"
#include "common.glsl"
#include "place.glsl"
in vec2 uv;
out vec4 colour;
uniform sampler2D ambient_map;
uniform sampler2D matcap_map;

vec3 in_view(vec3 n) { return mat3(view_from_scene) * n; }

float crevice() { return options.y < 0.5 ? 1.0 : texture(ambient_map, uv).g; }

#ifdef RELIEF
// Mean curvature from the change of the view-space normal across `pixels`; 0 where the depth jumps.
float curvature(float here, float pixels) {
  vec2 d = picture.zw * pixels;
  vec2 left = uv - vec2(d.x, 0.0), right = uv + vec2(d.x, 0.0), below = uv - vec2(0.0, d.y), above = uv + vec2(0.0, d.y);
  vec4 there = vec4(view_depth(depth_at(left)), view_depth(depth_at(right)),
                    view_depth(depth_at(below)), view_depth(depth_at(above)));
  if (any(greaterThan(abs(there - here), vec4(0.03)))) return 0.0;
  return 0.5 * (in_view(direction(texture(normals_map, right).xy)).x - in_view(direction(texture(normals_map, left).xy)).x
              + in_view(direction(texture(normals_map, above).xy)).y - in_view(direction(texture(normals_map, below).xy)).y);
}

// Radiance scaling (Vergne et al. 2010): light reflected by ridges grows, by hollows shrinks.
vec3 relief(vec3 n, float depth) {
  float here = view_depth(depth), unit = max(1.0, picture.y / 900.0);
  float bend = curvature(here, unit) + curvature(here, 2.5 * unit) * 0.8 + curvature(here, 6.0 * unit) * 0.5;
  float k = bend / (1.0 + abs(bend));  // an edge must not burn out what is fine beside it
  vec3 v = in_view(n);
  float lit = clamp(dot(v, normalize(vec3(-0.35, 0.55, 0.85))), 0.0, 1.0) * 0.82 + 0.12;
  const float a = 0.1;
  float e = exp(-k * (k > 0.0 ? 0.9 : 1.9));  // the paper counts ridges as negative
  float scale = (a * e + lit * (1.0 - a * (1.0 + e))) / (a + lit * (e - a * (1.0 + e)));
  vec3 stone = mix(vec3(0.60, 0.57, 0.53), vec3(0.74, 0.70, 0.64), clamp(k * 0.5 + 0.5, 0.0, 1.0));
  return stone * lit * scale * mix(0.45, 1.0, crevice());
}
#endif

void main() {
  uvec4 identity = texture(identity_map, uv);
  vec3 albedo = linear_from_srgb(texture(albedo_map, uv).rgb);
  int kind = int(texture(material_map, uv).b * 255.0 + 0.5);
  vec3 n = direction(texture(normals_map, uv).xy);
  vec3 c = albedo;
  if (kind != CAP) {
#ifdef NORMALS
    c = linear_from_srgb(in_view(n) * 0.5 + 0.5);
#endif
#ifdef MATCAP
    c = linear_from_srgb(texture(matcap_map, in_view(n).xy * 0.49 + 0.5).rgb) * mix(0.5, 1.0, crevice());
#endif
#ifdef RELIEF
    c = relief(n, uintBitsToFloat(identity.z));
#endif
  }
#ifndef EXACT
  c *= tone.x;
#endif
  colour = vec4(c, 1.0);
}
