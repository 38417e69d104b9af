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

// rgb over the backdrop, a how much of the floor is there.
vec4 floor_colour(vec3 wall, vec3 p) {
  vec2 from_centre = p.xz - floor_shape.xy;
  float away = length(from_centre) / floor_shape.w;
  if (away >= 1.0) return vec4(0.0);
  float here = 1.0 - smoothstep(0.15, 1.0, away);
  vec2 at = from_centre / floor_shape.z * 0.5 + 0.5;
  float open = all(lessThan(abs(at - 0.5), vec2(0.5))) ? texture(floor_map, at).r : 1.0;
  float lit = mix(open, key_arrives(p, vec3(0.0, 1.0, 0.0)), key_share);
  vec3 ground = wall * (1.0 + tone.z * exp(-3.0 * away * away));
#ifdef GRID
  float fine = grid_line(from_centre, tone.w, 0.6), coarse = grid_line(from_centre, tone.w * 10.0, 0.9);
  float mark = max(fine * 0.10, coarse * 0.22);
  ground = mix(ground, vec3(dot(wall, vec3(0.333)) < 0.25 ? 0.65 : 0.08), mark);
#endif
  return vec4(ground * lit, here);
}
#endif

void main() {
  vec3 wall = backdrop();
  float alpha = backdrop_centre.w > 0.5 ? 0.0 : 1.0;
  colour = vec4(wall * alpha, alpha);
#ifdef FLOOR
  vec3 near = place_at(uv, 0.0), far = place_at(uv, 1.0);
  float t = (sampling.z - near.y) / (far.y - near.y);
  if (far.y < near.y && t > 0.0 && t < 1.0) {
    vec4 ground = floor_colour(wall, near + (far - near) * t);
    if (alpha > 0.5) {
      colour.rgb = mix(wall, ground.rgb, ground.a);
    } else {
      float shade = 1.0 - dot(ground.rgb, vec3(0.333)) / max(dot(wall, vec3(0.333)) * (1.0 + tone.z), 1e-4);
      colour = vec4(0.0, 0.0, 0.0, clamp(shade, 0.0, 1.0) * ground.a * 0.75);
    }
  }
#endif
}
