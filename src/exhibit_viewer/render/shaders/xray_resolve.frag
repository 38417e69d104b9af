#include "frame.glsl"
#include "common.glsl"
#include "backdrop.glsl"
in vec2 uv;
out vec4 colour;
uniform sampler2D light_map;

void main() {
  vec3 glow = 1.0 - exp(-texture(light_map, uv).rgb * 1.25 * tone.x);
  float solid = backdrop_centre.w > 0.5 ? 0.0 : 1.0;
  vec3 wall = backdrop() * solid;
  colour = vec4(wall * (1.0 - glow) + glow, max(solid, max(glow.r, max(glow.g, glow.b))));
}
