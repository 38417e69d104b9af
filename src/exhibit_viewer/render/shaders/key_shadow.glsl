// Share of the key light that arrives at p. The start is moved along the normal by a little more than a texel's
// footprint (Holbert 2011, "Normal offset shadows"), which a light fitted to the view keeps small.
uniform sampler2DShadow key_map;

float key_arrives(vec3 p, vec3 n) {
  if (key_radiance.w < 0.5) return 1.0;
  float facing = clamp(dot(n, key_direction.xyz), 0.0, 1.0);
  float slant = sqrt(1.0 - facing * facing);
  p += n * sampling.w * (0.6 + key_direction.w) * slant + key_direction.xyz * sampling.w * 1.2;
  vec4 clip = key_from_scene * vec4(p, 1.0);
  vec3 at = clip.xyz * 0.5 + 0.5;
  if (any(greaterThan(abs(at.xy - 0.5), vec2(0.5)))) return 1.0;
  at.z = min(at.z, 1.0);  // the floor goes on behind what the map holds
  float turn = sample_noise(gl_FragCoord.xy, sampling.x) * 0.5 * PI;
  vec2 a = vec2(cos(turn), sin(turn)) * key_direction.w / vec2(textureSize(key_map, 0));
  vec2 b = vec2(-a.y, a.x);
  float sum = texture(key_map, vec3(at.xy + a, at.z)) + texture(key_map, vec3(at.xy - a, at.z))
            + texture(key_map, vec3(at.xy + b, at.z)) + texture(key_map, vec3(at.xy - b, at.z));
#ifdef WIDE
  a = (a + b) * 0.4;
  b = vec2(-a.y, a.x);
  sum += texture(key_map, vec3(at.xy + a, at.z)) + texture(key_map, vec3(at.xy - a, at.z))
       + texture(key_map, vec3(at.xy + b, at.z)) + texture(key_map, vec3(at.xy - b, at.z));
  return sum * 0.125;
#else
  return sum * 0.25;
#endif
}
