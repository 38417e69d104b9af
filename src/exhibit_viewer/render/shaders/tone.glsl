// Khronos PBR Neutral tone mapper (Khronos Group 2024): keeps base colours true, rolls off highlights only.
vec3 neutral(vec3 c) {
  const float start = 0.8 - 0.04, desaturation = 0.15;
  float x = min(c.r, min(c.g, c.b));
  c -= x < 0.08 ? x - 6.25 * x * x : 0.04;
  float peak = max(c.r, max(c.g, c.b));
  if (peak < start) return c;
  float d = 1.0 - start;
  float new_peak = 1.0 - d * d / (peak + d - start);
  c *= new_peak / peak;
  return mix(c, vec3(new_peak), 1.0 - 1.0 / (desaturation * (peak - new_peak) + 1.0));
}
