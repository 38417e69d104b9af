// Joins the 4x4 blocks of the ambient pass without crossing edges of the object.
in vec2 uv;
out vec4 colour;
uniform sampler2D ambient_map;

void main() {
  vec2 texel = 1.0 / vec2(textureSize(ambient_map, 0));
  float here = texture(ambient_map, uv).b;
  vec3 sum = vec3(0.0);
  for (int y = 0; y < 4; y++)
    for (int x = 0; x < 4; x++) {
      vec3 there = texture(ambient_map, uv + (vec2(float(x), float(y)) - 1.5) * texel).rgb;
      float weight = max(0.0, 1.0 - abs(there.b - here) / 0.05) + 1e-5;
      sum += vec3(there.rg, 1.0) * weight;
    }
  colour = vec4(sum.xy / sum.z, 0.0, 1.0);
}
