// Edges of triangles, written into the G-buffer as flat colour; half of the samples let the surface through.
#include "frame.glsl"
#include "common.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec4 v_tangent;
in vec4 v_uv;
in vec4 v_colour;
layout(location = 0) out vec4 out_albedo;
layout(location = 1) out vec4 out_material;
layout(location = 2) out vec4 out_normals;
layout(location = 3) out uvec4 out_identity;
uniform int placement;
uniform int first_face;

void main() {
  if (sample_noise(gl_FragCoord.xy, sampling.x) > 0.62) discard;
  vec3 n = v_normal * inversesqrt(max(dot(v_normal, v_normal), 1e-20));
  out_albedo = vec4(0.05, 0.27, 0.31, 1.0);
  out_material = vec4(1.0, 0.0, float(LINE) / 255.0, 1.0);
  out_normals = vec4(octahedral(n), octahedral(n));
  out_identity = uvec4(uint(gl_PrimitiveID + first_face), uint(placement + 1), floatBitsToUint(gl_FragCoord.z), 0u);
}
