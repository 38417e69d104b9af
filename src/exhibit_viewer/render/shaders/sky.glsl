// How much of the surroundings a point sees: depth maps of the model from many fixed directions, in one atlas.
// Mirrors SKY in sky.py.
const int SKY_MAPS = 128;
layout(std140, row_major) uniform Sky {
  vec4 sky_direction[SKY_MAPS];  // xyz towards the sky, w its weight under the environment
  vec4 sky_row_u[SKY_MAPS];      // dot with (p, 1): atlas u
  vec4 sky_row_v[SKY_MAPS];
  vec4 sky_row_z[SKY_MAPS];      // depth in the map, 0 to 1
};
uniform sampler2DShadow sky_atlas;
const vec2 SKY_GRID = vec2(16.0, 8.0);
const float SKY_OFFSET = 0.017;  // along the normal: two texels of a map, and more than the error of the proxy in it

// Weighted share of `count` directions, from `first` on, that point p with normal n can see: (seen, total).
vec2 sky_seen(vec3 p, vec3 n, int first, int count, float ready, vec2 jitter) {
  vec2 sum = vec2(0.0);
  vec4 place = vec4(p + n * SKY_OFFSET, 1.0);
  for (int i = 0; i < count; i++) {
    int map = (first + i) % int(ready);
    vec4 towards = sky_direction[map];
    float weight = max(0.0, dot(n, towards.xyz)) * towards.w;
    if (weight <= 0.0) continue;
    vec2 tile = vec2(float(map & 15), float(map >> 4));
    vec2 at = vec2(dot(sky_row_u[map], place), dot(sky_row_v[map], place)) + jitter;
    float seen = 1.0;
    if (all(lessThan(abs(at - 0.5), vec2(0.5)))) {
      vec2 in_tile = clamp(at, 0.003, 0.997);
      seen = texture(sky_atlas, vec3((tile + in_tile) / SKY_GRID, min(dot(sky_row_z[map], place) - 0.002, 1.0)));
    }
    sum += weight * vec2(seen, 1.0);
  }
  return sum;
}
