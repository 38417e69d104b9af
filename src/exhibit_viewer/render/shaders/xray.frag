// Thickness of glass: every surface adds light, more at a grazing angle.
#include "frame.glsl"
in vec3 v_place;
in vec3 v_normal;
in vec4 v_tangent;
in vec4 v_uv;
in vec4 v_colour;
out vec4 colour;

void main() {
#ifdef POINTS
  float rim = 0.5;
#else
  vec3 n = dot(v_normal, v_normal) > 1e-20 ? normalize(v_normal) : normalize(cross(dFdx(v_place), dFdy(v_place)));
  float rim = 1.0 - abs(dot(n, normalize(eye.xyz - v_place * eye.w)));
#endif
  colour = vec4(vec3(0.30, 0.55, 0.78) * (0.03 + 0.5 * pow(rim, 2.4)), 1.0);
}
