// Images too large to be held: at each place the finest tile there is, or the image at a size that needs none.
// Mirrors model/tiles.py and tiling.py.
const float SIDE = 512.0, MARGIN = 8.0, WHOLE = SIDE + 2.0 * MARGIN;
uniform usampler2D tile_table;  // for each square of the finest tiles: layer + 1, or 0; level
uniform sampler2DArray colour_tiles;
uniform sampler2DArray data_tiles;
uniform vec4 tiled[5];      // for each map: first column of the table or -1, levels, width and height in finest tiles
uniform vec2 tile_wrap[5];  // 0 repeats, 1 ends, 2 mirrors

float wrapped(float at, float how) {
  return how < 0.5 ? fract(at) : how < 1.5 ? clamp(at, 0.0, 1.0) : abs(mod(at + 1.0, 2.0) - 1.0);
}

// Where that is, in finest tiles.
vec2 tile_place(int slot, vec2 at) {
  vec2 inside = vec2(wrapped(at.x, tile_wrap[slot].x), wrapped(at.y, tile_wrap[slot].y));
  return inside * tiled[slot].zw;
}

ivec2 tile_square(int slot, vec2 place) { return ivec2(min(place, ceil(tiled[slot].zw) - 1.0)); }

// The level whose pixels are as large as those of the picture.
float tile_level(int slot, vec2 dx, vec2 dy) {
  return log2(max(max(length(dx * tiled[slot].zw), length(dy * tiled[slot].zw)) * SIDE, 1e-20));
}

vec4 read_tiled(int slot, sampler2D whole, sampler2DArray tiles, vec2 at) {
  float sharper = exp2(options.z);
  vec2 dx = dFdx(at) * sharper, dy = dFdy(at) * sharper;
  if (tiled[slot].x < 0.0 || tile_level(slot, dx, dy) >= tiled[slot].y) return textureGrad(whole, at, dx, dy);
  vec2 place = tile_place(slot, at);
  ivec2 square = tile_square(slot, place);
  uvec2 found = texelFetch(tile_table, ivec2(int(tiled[slot].x), 0) + square, 0).xy;
  if (found.x == 0u) return textureGrad(whole, at, dx, dy);
  float scale = exp2(-float(found.y));
  vec2 within = (place * scale - floor(vec2(square) * scale)) * SIDE + MARGIN;
  vec2 grown = tiled[slot].zw * (scale * SIDE / WHOLE);
  return textureGrad(tiles, vec3(within / WHOLE, float(found.x - 1u)), dx * grown, dy * grown);
}

// The tile that a picture `finer` times as fine as this one wants here: (first column + 1, level, row, column) or 0.
uvec4 wanted_tile(int slot, vec2 at, float finer) {
  float sharper = exp2(options.z) / finer;
  float level = floor(tile_level(slot, dFdx(at) * sharper, dFdy(at) * sharper));
  if (tiled[slot].x < 0.0 || level >= tiled[slot].y) return uvec4(0u);
  uint halvings = uint(max(level, 0.0));
  uvec2 tile = uvec2(tile_square(slot, tile_place(slot, at))) >> halvings;
  return uvec4(uint(tiled[slot].x) + 1u, halvings, tile.y, tile.x);
}
