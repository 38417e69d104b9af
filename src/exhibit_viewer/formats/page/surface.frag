#version 300 es
// Metallic-roughness (glTF 2.0 appendix B) under one lamp that goes with the eye and a room lighter above than below.
precision highp float;
in vec3 place, facing;
in vec4 uvs, paint;
uniform vec3 eye, right, up, back, emissive_factor;
uniform vec4 base_factor, base_turn, rough_turn, normal_turn, shade_turn, glow_turn;
uniform vec2 metal_rough, base_shift, rough_shift, normal_shift, shade_shift, glow_shift;
uniform float cutoff, base_share, rough_share, normal_share, shade_share, glow_share;
uniform int base_set, rough_set, normal_set, shade_set, glow_set;
uniform sampler2D base_map, rough_map, normal_map, shade_map, glow_map;
uniform bool solid, flat_colour, bare, depths;
out vec4 colour;

vec2 uv(int set, vec4 turn, vec2 shift) {
  vec2 at = set == 0 ? uvs.xy : uvs.zw;
  return vec2(turn.x * at.x + turn.z * at.y, turn.y * at.x + turn.w * at.y) + shift;
}

// Bumps without tangents: the frame in which the texture lies, from its change over the picture (Mikkelsen 2010).
vec3 bumped(vec3 n) {
  if (normal_share == 0.0) return n;
  vec2 at = uv(normal_set, normal_turn, normal_shift);
  vec3 across = dFdx(place), down = dFdy(place);
  vec2 du = dFdx(at), dv = dFdy(at);
  vec3 along = cross(down, n), aside = cross(n, across);
  vec3 t = along * du.x + aside * dv.x, b = along * du.y + aside * dv.y;
  float most = max(dot(t, t), dot(b, b));
  if (most <= 0.0) return n;
  vec3 m = texture(normal_map, at).xyz * 2.0 - 1.0;
  m.xy *= normal_share;
  return normalize(mat3(t * inversesqrt(most), -b * inversesqrt(most), n) * m);
}

// Light of the room from a direction, the softer the rougher the surface: a bright ceiling, walls, a dim floor.
vec3 room(vec3 way, float rough) {
  float soft = mix(0.08, 0.9, rough);
  float ceiling = smoothstep(-soft, soft, way.y - 0.25), ground = smoothstep(-soft, soft, -way.y - 0.1);
  return vec3(0.62, 0.60, 0.57) + vec3(0.75, 0.77, 0.80) * ceiling - vec3(0.34, 0.33, 0.31) * ground;
}

vec3 encoded(vec3 c) { return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }

// Khronos PBR Neutral.
vec3 neutral(vec3 c) {
  float low = min(c.r, min(c.g, c.b)), offset = low < 0.08 ? low - 6.25 * low * low : 0.04;
  c -= offset;
  float peak = max(c.r, max(c.g, c.b)), start = 0.76, room_left = 1.0 - start;
  if (peak < start) return c;
  float fresh = 1.0 - room_left * room_left / (peak + room_left - start);
  c *= fresh / peak;
  return mix(c, vec3(fresh), 1.0 - 1.0 / (0.15 * (peak - fresh) + 1.0));
}

void main() {
  vec4 base = base_factor * paint;
  if (base_share > 0.0) base *= texture(base_map, uv(base_set, base_turn, base_shift));
  if (base.a < cutoff) discard;
  if (depths) {
    if (!solid) discard;
    vec3 part = fract(gl_FragCoord.z * vec3(1.0, 255.0, 65025.0));
    colour = vec4(part - part.yzz * vec3(1.0 / 255.0, 1.0 / 255.0, 0.0), 1.0);
    return;
  }
  if (solid) base.a = 1.0;
  vec3 glow = emissive_factor;
  if (glow_share > 0.0) glow *= texture(glow_map, uv(glow_set, glow_turn, glow_shift)).rgb;
  if (flat_colour) {
    colour = vec4(encoded(clamp(base.rgb + glow, 0.0, 1.0)), base.a);
    return;
  }
  vec3 v = normalize(eye - place), n = normalize(facing);
  if (dot(n, v) < 0.0 && !gl_FrontFacing) n = -n;
  n = bumped(n);
  float metal = metal_rough.x, rough = metal_rough.y;
  if (rough_share > 0.0) {
    vec4 found = texture(rough_map, uv(rough_set, rough_turn, rough_shift));
    metal *= found.b;
    rough *= found.g;
  }
  rough = clamp(rough, 0.05, 1.0);
  float open = 1.0;
  if (shade_share > 0.0) open = mix(1.0, texture(shade_map, uv(shade_set, shade_turn, shade_shift)).r, shade_share);
  vec3 f0 = mix(vec3(0.04), base.rgb, metal), scattering = base.rgb * (1.0 - metal);
  vec3 lamp = normalize(up * 0.9 - right * 0.65 + back), h = normalize(lamp + v);
  float nl = max(dot(n, lamp), 0.0), nv = max(dot(n, v), 1e-3), nh = max(dot(n, h), 0.0), vh = max(dot(v, h), 0.0);
  float a = rough * rough, a2 = a * a, d = nh * nh * (a2 - 1.0) + 1.0;
  float spread = a2 / (3.14159 * d * d);
  float visible = 0.5 / (nl * sqrt(nv * nv * (1.0 - a2) + a2) + nv * sqrt(nl * nl * (1.0 - a2) + a2) + 1e-5);
  vec3 fresnel = f0 + (1.0 - f0) * pow(1.0 - vh, 5.0);
  vec3 light = (scattering / 3.14159 * (1.0 - fresnel) + fresnel * spread * visible) * nl * 1.9;
  // split sum, fitted (Karis 2014)
  vec4 r = rough * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
  float a004 = min(r.x * r.x, exp2(-9.28 * nv)) * r.x + r.y;
  vec2 ab = vec2(-1.04, 1.04) * a004 + r.zw;
  light += open * (scattering * room(n, 1.0) * 0.62 + room(reflect(-v, n), rough) * (f0 * ab.x + ab.y));
  colour = vec4(encoded(clamp(neutral(light + glow), 0.0, 1.0)), base.a);
}
