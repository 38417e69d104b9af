// r: share of the sky seen, each pixel of a 4x4 block asking other directions (the blur joins them);
// g: fine occlusion in crevices smaller than the sky maps resolve (Alchemy AO: McGuire et al. 2011); b: distance, for the blur.
#include "frame.glsl"
#include "common.glsl"
#include "place.glsl"
#include "sky.glsl"
in vec2 uv;
out vec4 colour;
const int TAPS = 8;

// This pass has half the resolution: a depth between texels would belong to no place and speckle slanting surfaces.
vec2 texel_centre(vec2 at) { return (floor(at * picture.xy) + 0.5) * picture.zw; }

float crevices(vec2 from, vec3 p, vec3 n, float turn) {
  float radius = sampling.y;
  float reach = radius * clip_from_view[1][1] * 0.5;
  if (eye.w > 0.5) reach /= (clip_from_scene * vec4(p, 1.0)).w;
  reach = min(reach, 0.2);
  float shape = picture.y * picture.z;
  float sum = 0.0;
  for (int i = 0; i < TAPS; i++) {
    float share = (float(i) + 0.5) / float(TAPS);
    float angle = turn + float(i) * 2.39996;
    vec2 at = from + vec2(cos(angle) * shape, sin(angle)) * reach * share;
    at = texel_centre(at);
    vec3 v = place_at(at, depth_at(at)) - p;
    float square = dot(v, v);
    float fall = max(radius * radius - square, 0.0) / (radius * radius);
    sum += fall * fall * fall * max(dot(v, n) - 0.012 * radius, 0.0) / (square / radius + 0.02 * radius);
  }
  return max(0.0, 1.0 - sum * 1.55 / float(TAPS));
}

void main() {
  vec2 at = texel_centre(uv);
  float depth = depth_at(at);
  if (depth >= 1.0) {
    colour = vec4(1.0, 1.0, 1e4, 1.0);
    return;
  }
  vec3 p = place_at(at, depth);
  vec3 n = direction(texture(normals_map, at).zw);
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  float seen = 1.0;
  if (options.x > 0.0) {
    int cell = (pixel.x & 3) * 4 + (pixel.y & 3);
    vec2 sky = sky_seen(p, n, cell * 8, 8, options.x, vec2(0.0));
    seen = sky.y > 0.0 ? sky.x / sky.y : 1.0;
  }
  float turn = sample_noise(gl_FragCoord.xy, sampling.x) * 2.0 * PI;
  colour = vec4(seen, crevices(at, p, n, turn), view_depth(depth), 1.0);
}
