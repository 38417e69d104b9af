// A thin film: interference of the light its two faces reflect (Belcour & Barla 2017, "A Practical Extension to
// Microfacet Theory for the Modeling of Varying Iridescence"; constants as in KHR_materials_iridescence).

// What light of a path difference (nanometres) and phase shift adds: XYZ sensitivities in Fourier space, as linear sRGB.
vec3 interference(float path, vec3 shift) {
  const mat3 rgb_from_xyz = mat3(3.2404542, -0.9692660, 0.0556434, -1.5371385, 1.8760108, -0.2040259,
                                 -0.4985314, 0.0415560, 1.0572252);
  float phase = 2.0 * PI * path * 1.0e-9;
  vec3 height = vec3(5.4856e-13, 4.4201e-13, 5.2481e-13), place = vec3(1.6810e+06, 1.7953e+06, 2.2084e+06);
  vec3 width = vec3(4.3278e+09, 9.3046e+09, 6.6121e+09);
  vec3 xyz = height * sqrt(2.0 * PI * width) * cos(place * phase + shift) * exp(-phase * phase * width);
  xyz.x += 9.7470e-14 * sqrt(2.0 * PI * 4.5282e+09) * cos(2.2399e+06 * phase + shift.x)
         * exp(-4.5282e+09 * phase * phase);
  return rgb_from_xyz * (xyz / 1.0685e-7);
}

vec3 index_of(vec3 f0) {
  vec3 root = sqrt(clamp(f0, 0.0, 0.9999));
  return (1.0 + root) / (1.0 - root);
}

// What a film of an index and thickness (nanometres) over a base reflects at an angle.
vec3 film_reflection(float ior, float thickness, float cosine, vec3 base_f0) {
  ior = mix(1.0, ior, smoothstep(0.0, 0.03, thickness));
  float inside2 = 1.0 - (1.0 - cosine * cosine) / (ior * ior);
  if (inside2 < 0.0) return vec3(1.0);
  float inside = sqrt(inside2), root = (ior - 1.0) / (ior + 1.0);
  float first = schlick(vec3(root * root), 1.0, cosine).x, through = 1.0 - first;
  vec3 base = index_of(base_f0), second_root = (base - ior) / (base + ior);
  vec3 second = schlick(second_root * second_root, 1.0, inside);
  vec3 shift = vec3(PI) + vec3(lessThan(base, vec3(ior))) * PI;
  vec3 both = clamp(first * second, 1e-5, 0.9999), root_both = sqrt(both);
  vec3 back = through * through * second / (1.0 - both), sum = first + back, term = back - through;
  for (int m = 1; m <= 2; m++) {
    term *= root_both;
    sum += term * 2.0 * interference(float(m) * 2.0 * ior * thickness * inside, float(m) * shift);
  }
  return max(sum, vec3(0.0));
}

// The f0 that Schlick's curve needs to reach f at this angle.
vec3 f0_of(vec3 f, float cosine) {
  float x = 1.0 - cosine, x2 = x * x, x5 = min(x2 * x2 * x, 0.9999);
  return (f - x5) / (1.0 - x5);
}
