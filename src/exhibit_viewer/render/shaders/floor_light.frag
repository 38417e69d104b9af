// How much of the upper sky each place of the floor sees; made once per model
// under an even sky, so that it holds from wherever the visitor looks.
#include "frame.glsl"
#include "common.glsl"
#include "sky.glsl"
in vec2 uv;
out vec4 colour;

void main() {
  vec2 at = floor_shape.xy + (uv * 2.0 - 1.0) * floor_shape.z;
  vec2 seen = sky_seen(vec3(at.x, sampling.z, at.y), vec3(0.0, 1.0, 0.0), 0, SKY_MAPS, options.x, vec2(0.0));
  colour = vec4(seen.x / max(seen.y, 1e-4));
}
