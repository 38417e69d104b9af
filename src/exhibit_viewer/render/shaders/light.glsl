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

// Split-sum environment BRDF: a rational fit of what GGX reflects in all (MaterialX 1.38, `mx_ggx_dir_albedo_analytic`).
vec2 environment_brdf(float roughness, float facing) {
  float x = facing, y = roughness * roughness, x2 = x * x, y2 = y * y;
  vec4 r = vec4(0.1003, 0.9345, 1.0, 1.0) + vec4(-0.6303, -2.323, -1.765, 0.2281) * x
         + vec4(9.748, 2.229, 8.263, 15.94) * y + vec4(-2.038, -3.748, 11.53, -55.83) * x * y
         + vec4(29.34, 1.424, 28.96, 13.08) * x2 + vec4(-8.245, -0.7684, -7.507, 41.26) * y2
         + vec4(-26.44, 1.436, -36.11, 54.9) * x2 * y + vec4(19.99, 0.2913, 15.86, 300.2) * x * y2
         + vec4(-5.448, 0.6286, 33.37, -285.1) * x2 * y2;
  return clamp(r.xy / r.zw, 0.0, 1.0);
}
