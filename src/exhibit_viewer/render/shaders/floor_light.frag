// How much of the upper sky each place of the floor sees; made once per model.
#include "frame.glsl"
#include "common.glsl"
#include "sky.glsl"
in vec2 uv;
out vec4 colour;

void main() {
  vec2 at = floor_shape.xy + (uv * 2.0 - 1.0) * floor_shape.z;
  float turn = noise(gl_FragCoord.xy) * 2.0 * PI;
  vec2 jitter = vec2(cos(turn), sin(turn)) * 0.01;
  vec2 seen = sky_seen(vec3(at.x, sampling.z, at.y), vec3(0.0, 1.0, 0.0), 0, SKY_MAPS, options.x, jitter);
  colour = vec4(seen.x / max(seen.y, 1e-4));
}
