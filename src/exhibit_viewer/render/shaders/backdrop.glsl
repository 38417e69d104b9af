// The wall behind the object. Mixed in square roots of light: near enough to how it is seen, and cheap.
vec3 backdrop() {
  vec2 p = (gl_FragCoord.xy + crop.xy) / crop.zw - 0.5;
  p.x *= crop.z / crop.w;
  float r = length(p - vec2(0.0, 0.04));
  vec3 c = mix(backdrop_centre.rgb, backdrop_rim.rgb, smoothstep(0.0, 0.95, r));
  return c * c;
}
