// What points of a cloud are coloured by; mirrors Tint. All are encoded as sRGB.
uniform int tint;      // own colours, intensity, height, class
uniform vec2 heights;  // of the model, lowest and highest

// Near to matplotlib's viridis (Smith and van der Walt 2015): six of its colours, and straight lines between.
vec3 by_height(float share) {
  const vec3 stops[6] = vec3[6](vec3(0.267, 0.005, 0.329), vec3(0.254, 0.265, 0.530), vec3(0.164, 0.471, 0.558),
                                vec3(0.135, 0.659, 0.518), vec3(0.478, 0.821, 0.319), vec3(0.993, 0.906, 0.144));
  float at = clamp(share, 0.0, 1.0) * 5.0;
  int below = min(int(at), 4);
  return mix(stops[below], stops[below + 1], at - float(below));
}

// Classes of ASPRS LAS 1.4: ground brown, plants green, buildings red, water blue and so on; unknown ones by turns.
vec3 by_class(int kind) {
  if (kind <= 1) return vec3(0.62);
  if (kind == 2) return vec3(0.66, 0.49, 0.32);
  if (kind == 3) return vec3(0.62, 0.80, 0.42);
  if (kind == 4) return vec3(0.36, 0.66, 0.29);
  if (kind == 5) return vec3(0.13, 0.45, 0.18);
  if (kind == 6) return vec3(0.85, 0.42, 0.34);
  if (kind == 7 || kind == 18) return vec3(0.95, 0.25, 0.75);
  if (kind == 9) return vec3(0.27, 0.55, 0.88);
  if (kind == 10) return vec3(0.46, 0.40, 0.62);
  if (kind == 11) return vec3(0.40, 0.42, 0.46);
  if (kind >= 13 && kind <= 16) return vec3(0.95, 0.80, 0.30);
  if (kind == 17) return vec3(0.42, 0.75, 0.78);
  return 0.55 + 0.35 * cos(6.2832 * (vec3(0.0, 0.33, 0.67) + float(kind) * 0.381966));
}

vec4 tinted(vec4 own, vec4 traits, float height) {
  if (tint == 1) return vec4(vec3(traits.x), own.a);
  if (tint == 2) return vec4(by_height((height - heights.x) / max(heights.y - heights.x, 1e-6)), own.a);
  if (tint == 3) return vec4(by_class(int(traits.y * 255.0 + 0.5)), own.a);
  return own;
}
