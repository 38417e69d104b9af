// The mean of the samples, encoded for the screen. The noise is under half a step: it breaks bands up and leaves every
// exact colour exact.
#include "common.glsl"
in vec2 uv;
out vec4 colour;
uniform sampler2D mean_map;

void main() {
  vec4 c = texture(mean_map, uv);
  vec3 straight = c.a > 0.0 ? c.rgb / c.a : vec3(0.0);
  float grain = (noise(gl_FragCoord.xy) - 0.5) * 0.98;
  colour = vec4(srgb_from_linear(straight) + grain / 255.0, c.a);
}
