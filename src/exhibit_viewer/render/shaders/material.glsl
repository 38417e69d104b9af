// A material's maps: each may have its own UV set and transform (KHR_texture_transform).
uniform vec4 base_factor;
uniform float alpha_cutoff;
#ifndef UV_SLOTS
#define UV_SLOTS 5  // base, roughness and metalness, normal, occlusion, emission; finish.frag has more
#endif
#ifdef UV_TRANSFORMS
uniform vec3 uv_row[2 * UV_SLOTS];
uniform int uv_set[UV_SLOTS];
#define UV(slot) map_uv(slot)
vec2 map_uv(int slot) {
  vec3 uv = vec3(uv_set[slot] == 0 ? v_uv.xy : v_uv.zw, 1.0);
  return vec2(dot(uv_row[2 * slot], uv), dot(uv_row[2 * slot + 1], uv));
}
#else
#define UV(slot) v_uv.xy
#endif
#ifdef TILES
#include "tiles.glsl"
#define READ(slot, map, tiles) read_tiled(slot, map, tiles, UV(slot))
#else
#define READ(slot, map, tiles) texture(map, UV(slot), options.z)
#endif
#ifdef BASE_MAP
uniform sampler2D base_map;
#endif

vec4 base_colour(vec4 tint) {
  vec4 base = base_factor * tint;
#ifdef BASE_MAP
  base *= READ(0, base_map, colour_tiles);
#endif
  return base;
}

// Alpha: MASK cuts; BLEND keeps a share of the samples, a different share each sample and layer, so that the mean of
// many samples is ordinary blending without sorting (Enderton et al. 2010, "Stochastic Transparency").
bool is_cut(float alpha, vec2 pixel, float number, float layer) {
#ifdef ALPHA_MASK
  return alpha < alpha_cutoff;
#elif defined(ALPHA_BLEND)
  return alpha < fract(sample_noise(pixel, number) + 0.3819 * layer) * 0.998 + 0.001;
#else
  return false;
#endif
}
