// The wall behind the object.
vec3 backdrop() {
  vec2 p = (gl_FragCoord.xy + crop.xy) / crop.zw - 0.5;
  p.x *= crop.z / crop.w;
  float r = length(p - vec2(0.0, 0.04));
  return linear_from_srgb(mix(backdrop_centre.rgb, backdrop_rim.rgb, smoothstep(0.0, 0.95, r)));
}
