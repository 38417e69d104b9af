// Image-based light.
vec3 sky_light(vec3 n) {
  n = mat3(probe_from_scene) * n;
  vec3 e = irradiance[0].rgb * 0.282095
         + 0.488603 * (irradiance[1].rgb * n.y + irradiance[2].rgb * n.z + irradiance[3].rgb * n.x)
         + 1.092548 * (irradiance[4].rgb * n.x * n.y + irradiance[5].rgb * n.y * n.z + irradiance[7].rgb * n.x * n.z)
         + irradiance[6].rgb * 0.315392 * (3.0 * n.z * n.z - 1.0)
         + irradiance[8].rgb * 0.546274 * (n.x * n.x - n.y * n.y);
  return max(e, vec3(0.0)) * backdrop_rim.w;
}

// Split-sum environment BRDF, analytic (Karis 2014, "Physically Based Shading on Mobile").
vec2 environment_brdf(float roughness, float facing) {
  vec4 r = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
  float a = min(r.x * r.x, exp2(-9.28 * facing)) * r.x + r.y;
  return vec2(-1.04, 1.04) * a + r.zw;
}
