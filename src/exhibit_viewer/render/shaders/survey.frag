// Which tiles of large images a finer picture wants.
#include "frame.glsl"
#include "common.glsl"
layout(location = 0) out uvec4 out_wanted;
in vec4 v_uv;
#include "material.glsl"
uniform int slot;
uniform float finer;

void main() {
#ifdef TILES
  out_wanted = wanted_tile(slot, UV(slot), finer);
#else
  out_wanted = uvec4(0u);
#endif
}
