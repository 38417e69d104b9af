// How much of the upper sky each place of the floor sees: seen and total weight, added up as maps are made; under an even
// sky, so that it holds from wherever the visitor looks. Each map stands for a patch of sky as wide as the gap to its neighbours: its shadow is
// blurred by the height of what casts it (percentage-closer soft shadows: Fernando 2005).
#include "frame.glsl"
#include "common.glsl"
#include "sky.glsl"
in vec2 uv;
out vec4 colour;
uniform int first_map;
uniform sampler2D sky_depths;      // the atlas again, read without comparison
const float PATCH = 0.17;          // half the angle between neighbouring directions
const int TAPS = 8;

float depth_of(vec2 tile, vec2 at) { return texture(sky_depths, (tile + clamp(at, 0.003, 0.997)) / SKY_GRID).r; }

// Share of one patch of sky that a place on the floor sees.
float patch_seen(int map, vec3 p, float turn) {
  vec4 place = vec4(p, 1.0);
  vec2 tile = vec2(float(map & 15), float(map >> 4));
  vec2 at = vec2(dot(sky_row_u[map], place), dot(sky_row_v[map], place));
  vec2 per_unit = vec2(length(sky_row_u[map].xyz), length(sky_row_v[map].xyz));
  float depth_unit = length(sky_row_z[map].xyz), here = dot(sky_row_z[map], place) - 0.002;
  float gap = 0.0, found = 0.0;
  for (int i = 0; i < TAPS; i++) {
    float angle = turn + float(i) * 2.39996;
    vec2 q = at + vec2(cos(angle), sin(angle)) * sqrt((float(i) + 0.5) / float(TAPS)) * PATCH * 0.7 * per_unit;
    float d = any(greaterThan(abs(q - 0.5), vec2(0.5))) ? 1.0 : depth_of(tile, q);
    if (d < min(here, 0.9999)) {
      gap += here - d;
      found += 1.0;
    }
  }
  if (found < 0.5) return 1.0;
  float radius = clamp(gap / found / depth_unit, 0.02, 1.6) * PATCH, seen = 0.0;
  for (int i = 0; i < TAPS; i++) {
    float angle = turn + float(i) * 2.39996 + 1.2;
    vec2 q = at + vec2(cos(angle), sin(angle)) * sqrt((float(i) + 0.5) / float(TAPS)) * radius * per_unit;
    float d = any(greaterThan(abs(q - 0.5), vec2(0.5))) ? 1.0 : depth_of(tile, q);
    seen += d < min(here, 0.9999) ? 0.0 : 1.0;
  }
  return seen / float(TAPS);
}

void main() {
  vec2 at = floor_shape.xy + (uv * 2.0 - 1.0) * floor_shape.z;
  vec3 p = vec3(at.x, sampling.z, at.y);
  float turn = noise(gl_FragCoord.xy) * 2.0 * PI;
  vec2 sum = vec2(0.0);
  for (int map = first_map; map < int(options.x); map++) {
    float weight = sky_direction[map].y;
    if (weight > 0.0) sum += weight * vec2(patch_seen(map, p, turn + float(map) * 2.1), 1.0);
  }
  colour = vec4(sum, 0.0, 1.0);
}
