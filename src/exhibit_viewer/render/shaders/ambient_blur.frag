// Joins the 4x4 blocks of the ambient pass without crossing edges of the object.
#include "frame.glsl"
#include "common.glsl"
#include "place.glsl"
in vec2 uv;
out vec4 colour;
uniform sampler2D ambient_map;

void main() {
  vec2 texel = 1.0 / vec2(textureSize(ambient_map, 0));
  float here = view_depth(depth_at(uv));
  vec3 n = direction(texture(normals_map, uv).zw);
  vec3 sum = vec3(0.0);
  for (int y = 0; y < 4; y++)
    for (int x = 0; x < 4; x++) {
      vec2 at = uv + (vec2(float(x), float(y)) - 1.5) * texel;
      float there = view_depth(depth_at(at));
      float weight = max(0.0, 1.0 - abs(there - here) / 0.06) * max(0.02, dot(n, direction(texture(normals_map, at).zw)));
      sum += vec3(texture(ambient_map, at).rg, 1.0) * (weight + 1e-5);
    }
  colour = vec4(sum.xy / sum.z, 0.0, 1.0);
}
