// Backdrop, and on it the floor: a pool of light the object darkens by its key shadow and by hiding the sky.
#include "frame.glsl"
#include "common.glsl"
#include "place.glsl"
#include "key_shadow.glsl"
#include "backdrop.glsl"
in vec2 uv;
out vec4 colour;
#ifdef FLOOR
uniform sampler2D floor_map;
uniform float key_share;  // of the light on the open floor

float grid_line(vec2 at, float spacing, float width) {
  vec2 cell = at / spacing, wide = fwidth(cell);
  vec2 off = abs(fract(cell - 0.5) - 0.5) / max(wide, vec2(1e-6));
  vec2 fade = clamp(1.0 - wide * 2.5, 0.0, 1.0);
  vec2 line = (1.0 - smoothstep(width - 0.5, width + 0.5, off)) * fade;
  return max(line.x, line.y);
}

// Share of the light that reaches the floor at p.
float floor_light(vec3 p) {
  vec2 at = (p.xz - floor_shape.xy) / floor_shape.z * 0.5 + 0.5;
  vec2 sky = all(lessThan(abs(at - 0.5), vec2(0.5))) ? texture(floor_map, at).rg : vec2(1.0);
  float open = sky.x / max(sky.y, 1e-4);
  return mix(open, key_arrives(p, vec3(0.0, 1.0, 0.0)) * mix(1.0, open, 0.5), key_share);
}

vec3 ground(vec3 wall, vec2 from_centre, float away) {
  vec3 pool = tone.z * exp(-4.0 * away * away) * vec3(1.05, 1.0, 0.94);
  vec3 c = wall + mix(wall, vec3(0.06), 0.7) * pool;
#ifdef GRID
  float fine = grid_line(from_centre, tone.w, 0.6), coarse = grid_line(from_centre, tone.w * 10.0, 0.9);
  c = mix(c, vec3(dot(wall, vec3(0.333)) < 0.25 ? 0.55 : 0.10), max(fine * 0.12, coarse * 0.26));
#endif
  return c;
}
#endif

void main() {
  vec3 wall = backdrop();
  bool solid = backdrop_centre.w < 0.5;
  colour = solid ? vec4(wall, 1.0) : vec4(0.0);
#ifdef FLOOR
  vec3 near = place_at(uv, 0.0), far = place_at(uv, 1.0);
  float t = (sampling.z - near.y) / (far.y - near.y);
  vec3 p = near + (far - near) * t;
  vec2 from_centre = p.xz - floor_shape.xy;
  float away = length(from_centre) / floor_shape.w;
  bool ahead = eye.w < 0.5 || dot(p - eye.xyz, far - near) > 0.0;
  if (far.y < near.y && t < 1.0 && ahead && away < 1.0) {
    float here = 1.0 - smoothstep(0.2, 1.0, away), light = floor_light(p);
    if (solid) colour.rgb = mix(wall, ground(wall, from_centre, away) * light, here);
    else colour.a = (1.0 - light) * here * 0.7;
  }
#endif
}
