const float PI = 3.14159265;

// Kinds of pixel in the G-buffer; mirrors surfaces.py.
const int SURFACE = 0, UNLIT = 1, POINT = 2, LINE = 3, CAP = 4;

// Octahedral unit vectors (Cigolle et al. 2014, "A Survey of Efficient Representations for Independent Unit Vectors").
vec2 octahedral(vec3 n) {
  n /= abs(n.x) + abs(n.y) + abs(n.z);
  vec2 s = vec2(n.x >= 0.0 ? 1.0 : -1.0, n.y >= 0.0 ? 1.0 : -1.0);
  return n.z >= 0.0 ? n.xy : (1.0 - abs(n.yx)) * s;
}

vec3 direction(vec2 e) {
  vec3 n = vec3(e, 1.0 - abs(e.x) - abs(e.y));
  float t = max(-n.z, 0.0);
  n.xy += vec2(n.x >= 0.0 ? -t : t, n.y >= 0.0 ? -t : t);
  return normalize(n);
}

// IEC 61966-2-1, exact both ways: an sRGB texel drawn unlit comes out as it went in.
vec3 srgb_from_linear(vec3 c) {
  c = clamp(c, 0.0, 1.0);
  return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}

vec3 linear_from_srgb(vec3 c) {
  return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

// Interleaved gradient noise (Jimenez 2014).
float noise(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))); }

// Noise that, sample after sample, takes every value evenly at every pixel (golden-ratio steps).
float sample_noise(vec2 p, float number) { return fract(noise(p) + 0.61803399 * number); }

// Eleven, eleven and ten bits of a small positive colour, square-rooted: emission in one 32-bit channel, up to 16.
uint pack_emission(vec3 c) {
  vec3 q = sqrt(clamp(c, 0.0, 16.0) / 16.0);
  return uint(q.r * 2047.0 + 0.5) | (uint(q.g * 2047.0 + 0.5) << 11) | (uint(q.b * 1023.0 + 0.5) << 22);
}

vec3 unpack_emission(uint bits) {
  vec3 q = vec3(float(bits & 2047u) / 2047.0, float((bits >> 11) & 2047u) / 2047.0, float(bits >> 22) / 1023.0);
  return q * q * 16.0;
}
