// One face and roughness of the reflection probe: GGX importance samples of the panorama, each read from the mipmap
// whose texel covers the sample's share (Karis 2013; Křivánek & Colbert 2008).
#include "common.glsl"
in vec2 uv;
out vec4 colour;
uniform sampler2D panorama;
uniform float roughness;
uniform int face;
uniform int samples;
uniform vec2 panorama_size;

vec3 radiance(vec3 d, float level) {
  vec2 at = vec2(fract(atan(d.x, -d.z) / (2.0 * PI)), acos(clamp(d.y, -1.0, 1.0)) / PI);
  return min(textureLod(panorama, at, level).rgb, vec3(60.0));
}

vec3 face_direction(vec2 p) {
  if (face == 0) return vec3(1.0, -p.y, -p.x);
  if (face == 1) return vec3(-1.0, -p.y, p.x);
  if (face == 2) return vec3(p.x, 1.0, p.y);
  if (face == 3) return vec3(p.x, -1.0, -p.y);
  if (face == 4) return vec3(p.x, -p.y, 1.0);
  return vec3(-p.x, -p.y, -1.0);
}

float van_der_corput(uint b) {
  b = (b << 16u) | (b >> 16u);
  b = ((b & 0x55555555u) << 1u) | ((b & 0xAAAAAAAAu) >> 1u);
  b = ((b & 0x33333333u) << 2u) | ((b & 0xCCCCCCCCu) >> 2u);
  b = ((b & 0x0F0F0F0Fu) << 4u) | ((b & 0xF0F0F0F0u) >> 4u);
  b = ((b & 0x00FF00FFu) << 8u) | ((b & 0xFF00FF00u) >> 8u);
  return float(b) * 2.3283064365386963e-10;
}

void main() {
  vec3 n = normalize(face_direction(uv * 2.0 - 1.0));
  if (roughness < 0.01) {
    colour = vec4(radiance(n, 0.0), 1.0);
    return;
  }
  vec3 up = abs(n.y) < 0.99 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0);
  vec3 t = normalize(cross(up, n)), b = cross(n, t);
  float a = roughness * roughness, texel = 4.0 * PI / (panorama_size.x * panorama_size.y);
  vec4 sum = vec4(0.0);
  for (int i = 0; i < samples; i++) {
    float u = (float(i) + 0.5) / float(samples);
    float c = sqrt((1.0 - u) / (1.0 + (a * a - 1.0) * u)), s = sqrt(1.0 - c * c);
    float angle = 2.0 * PI * van_der_corput(uint(i));
    vec3 h = normalize(t * (cos(angle) * s) + b * (sin(angle) * s) + n * c);
    vec3 l = 2.0 * dot(n, h) * h - n;
    float nl = dot(n, l);
    if (nl <= 0.0) continue;
    float d = c * c * (a * a - 1.0) + 1.0;
    float share = 1.0 / (float(samples) * (a * a / (PI * d * d)) * 0.25 + 1e-4);
    sum += vec4(radiance(l, max(0.0, 0.5 * log2(share / texel) + 0.5)), 1.0) * nl;
  }
  colour = vec4(sum.rgb / max(sum.a, 1e-4), 1.0);
}
