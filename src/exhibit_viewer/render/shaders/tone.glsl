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

// The other way round; what was burnt out stays bright.
vec3 before_neutral(vec3 c) {
  const float start = 0.8 - 0.04, desaturation = 0.15;
  float peak = min(max(c.r, max(c.g, c.b)), 0.99);
  if (peak > start) {
    float d = 1.0 - start, old_peak = d * d / (1.0 - peak) - d + start;
    float grey = 1.0 - 1.0 / (desaturation * (old_peak - peak) + 1.0);
    c = max((c - peak * grey) / (1.0 - grey), 0.0) * (old_peak / peak);
  }
  float x = min(c.r, min(c.g, c.b));
  return c + (x < 0.04 ? sqrt(x / 6.25) - x : 0.04);
}
