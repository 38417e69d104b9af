// Surfaces with more than metallic-roughness: lit as they are drawn, over what the deferred pass made of them.
#define FINISH
#define UV_SLOTS 17
#include "frame.glsl"
#include "common.glsl"
#include "surface.glsl"
#include "shading.glsl"
#include "tone.glsl"
out vec4 colour;

// Maps by slot, as in finishes.py.
#ifdef COAT
uniform vec3 coat;  // strength, roughness, normal scale
#ifdef COAT_MAP
uniform sampler2D coat_map;
#endif
#ifdef COAT_ROUGH_MAP
uniform sampler2D coat_rough_map;
#endif
#ifdef COAT_NORMAL_MAP
uniform sampler2D coat_normal_map;
#endif
#endif
#ifdef SHEEN
uniform vec4 sheen;  // colour, roughness
#ifdef SHEEN_MAP
uniform sampler2D sheen_map;
#endif
#ifdef SHEEN_ROUGH_MAP
uniform sampler2D sheen_rough_map;
#endif
#endif
uniform vec4 specular;  // colour head on, strength
#ifdef SPECULAR_MAP
uniform sampler2D specular_map;
#endif
#ifdef SPECULAR_COLOUR_MAP
uniform sampler2D specular_colour_map;
#endif
#ifdef FILM
#include "film.glsl"
uniform vec4 film;  // strength, index, thinnest, thickest
#ifdef FILM_MAP
uniform sampler2D film_map;
#endif
#ifdef FILM_THICKNESS_MAP
uniform sampler2D film_thickness_map;
#endif
#endif
#ifdef BRUSHED
uniform vec3 brushing;  // strength, cosine and sine of the turn
#ifdef BRUSHING_MAP
uniform sampler2D brushing_map;
#endif
#endif
#ifdef GLASS
uniform vec4 glass;       // transmission, thickness in mesh units, index, 0
uniform vec3 absorption;  // per scene unit
uniform mat4 scene_from_mesh;
uniform sampler2D behind_map;  // the picture without glass
#ifdef GLASS_MAP
uniform sampler2D glass_map;
#endif
#ifdef THICKNESS_MAP
uniform sampler2D thickness_map;
#endif
#endif

Point described(Reading r) {
  Point s;
  s.place = v_place;
  s.normal = r.normal;
  s.smoothed = r.smoothed;
  s.view = normalize(eye.xyz - v_place * eye.w);
  s.albedo = r.base.rgb;
  s.emission = r.emission;
  s.roughness = clamp(r.roughness, 0.045, 1.0);
  s.metalness = r.metalness;
  s.occlusion = r.occlusion;
  vec3 head_on = specular.rgb;
  s.f90 = specular.a;
#ifdef SPECULAR_COLOUR_MAP
  head_on *= texture(specular_colour_map, UV(11), options.z).rgb;
#endif
#ifdef SPECULAR_MAP
  s.f90 *= texture(specular_map, UV(10), options.z).a;
#endif
  s.f0 = min(head_on, vec3(1.0)) * s.f90;
  return s;
}

#ifdef FILM
void add_film(inout Point s, float facing) {
  s.film = film.x;
  float share = 1.0;
#ifdef FILM_MAP
  s.film *= texture(film_map, UV(12), options.z).r;
#endif
#ifdef FILM_THICKNESS_MAP
  share = texture(film_thickness_map, UV(13), options.z).g;
#endif
  float thickness = mix(film.z, film.w, share);
  vec3 dull = film_reflection(film.y, thickness, facing, s.f0), metal = film_reflection(film.y, thickness, facing, s.albedo);
  s.shimmer = mix(dull, metal, s.metalness);
  s.dull_shimmer = f0_of(dull, facing);
  s.metal_shimmer = f0_of(metal, facing);
}
#endif

#ifdef BRUSHED
void add_brushing(inout Point s) {
  vec2 turn = brushing.yz, along = vec2(1.0, 0.0);
  s.brushing = brushing.x;
#ifdef BRUSHING_MAP
  vec3 texel = texture(brushing_map, UV(14), options.z).rgb;
  along = normalize(texel.rg * 2.0 - 1.0 + vec2(1e-5, 0.0));
  s.brushing *= texel.b;
#endif
  along = mat2(turn.x, turn.y, -turn.y, turn.x) * along;
  mat3 frame = tangent_frame(s.normal, UV(14));
  s.along = frame[0] * along.x + frame[1] * along.y;
  s.across = frame[1] * along.x - frame[0] * along.y;
}
#endif

#ifdef SHEEN
// Cloth (Estevez & Kulla 2017, "Production Friendly Microfacet Sheen BRDF"; visibility: Neubelt & Pettineo 2013).
float cloth(float rough, float nh, float nl, float nv) {
  float inverse = 1.0 / (rough * rough), sine2 = max(1.0 - nh * nh, 0.0078125);
  float lobe = (2.0 + inverse) * pow(sine2, inverse * 0.5) / (2.0 * PI);
  return lobe * clamp(1.0 / (4.0 * (nl + nv - nl * nv)), 0.0, 1.0);
}

// What cloth reflects of an even sky: three.js' fit.
float cloth_albedo(float rough, float facing) {
  float square = rough * rough, inverse = 1.0 / (rough + 0.1);
  float a = -1.9362 + 1.0678 * rough + 0.4573 * square - 0.8469 * inverse;
  float b = -0.6014 + 0.5538 * rough - 0.4670 * square - 0.1255 * inverse;
  return clamp(exp(a * facing + b), 0.0, 1.0);
}

// Fuzz on top takes from what is under it what it reflects itself.
void add_sheen(Point s, inout Light key, inout Light sky, float facing, float arrives, float seen) {
  vec4 fuzz = sheen;
#ifdef SHEEN_MAP
  fuzz.rgb *= texture(sheen_map, UV(8), options.z).rgb;
#endif
#ifdef SHEEN_ROUGH_MAP
  fuzz.a *= texture(sheen_rough_map, UV(9), options.z).a;
#endif
  fuzz.a = max(fuzz.a, 0.03);
  float nl = max(dot(s.normal, key_direction.xyz), 0.0), most = max(fuzz.r, max(fuzz.g, fuzz.b));
  float to_eye = cloth_albedo(fuzz.a, facing), to_lamp = cloth_albedo(fuzz.a, nl);
  float under_key = 1.0 - most * max(to_eye, to_lamp), under_sky = 1.0 - most * to_eye;
  key.scattered *= under_key;
  key.mirrored *= under_key;
  for (int i = 0; i < BEAMS; i++) {
    Beam lamp = beam(i, s.place, arrives);
    float to_it = max(dot(s.normal, lamp.towards), 0.0), nh = max(dot(s.normal, normalize(s.view + lamp.towards)), 0.0);
    key.mirrored += fuzz.rgb * cloth(fuzz.a, nh, to_it, facing) * lamp.light * to_it;
  }
  sky.scattered *= under_sky;
  sky.mirrored = sky.mirrored * under_sky + fuzz.rgb * to_eye * sky_light(s.normal) * seen;
}
#endif

#ifdef COAT
// Light under the varnish, and what the varnish mirrors.
vec3 coated(Point s, vec3 light, float arrives, float seen) {
  float strength = coat.x, rough = coat.y;
  vec3 n = s.smoothed;
#ifdef COAT_MAP
  strength *= texture(coat_map, UV(5), options.z).r;
#endif
#ifdef COAT_ROUGH_MAP
  rough *= texture(coat_rough_map, UV(6), options.z).g;
#endif
#ifdef COAT_NORMAL_MAP
  n = bumped(n, texture(coat_normal_map, UV(7), options.z).xyz, coat.z, UV(7));
#endif
  rough = clamp(curved_roughness(rough, n), 0.045, 1.0);
  float facing = max(dot(n, s.view), 1e-3);
  vec3 r = reflect(-s.view, n), glow = vec3(0.0);
  vec2 ab = environment_brdf(rough, facing);
  for (int i = 0; i < BEAMS; i++) {
    Beam lamp = beam(i, s.place, arrives);
    vec3 h = normalize(s.view + lamp.towards);
    float nl = max(dot(n, lamp.towards), 0.0), lobe = glint(rough, max(dot(n, h), 0.0), nl, facing);
    glow += schlick(vec3(0.04), 1.0, max(dot(s.view, h), 0.0)) * lobe * lamp.light * nl;
  }
  glow += (0.04 * ab.x + ab.y) * surroundings_in(r, n, rough) * unhidden(r, s.smoothed, facing, seen, rough);
  return light * (1.0 - strength * schlick(vec3(0.04), 1.0, facing)) + strength * glow;
}
#endif

#ifdef GLASS
// The picture behind, where the bent ray leaves the glass; rough glass scatters it (blur as wide as in Khronos' sample
// viewer). rgb: light, a: cover.
vec4 seen_through(Point s, vec2 ab) {
  float thickness = glass.y;
#ifdef THICKNESS_MAP
  thickness *= texture(thickness_map, UV(16), options.z).g;
#endif
  vec3 scale = vec3(length(scene_from_mesh[0].xyz), length(scene_from_mesh[1].xyz), length(scene_from_mesh[2].xyz));
  vec3 way = normalize(refract(-s.view, s.normal, 1.0 / max(glass.z, 1.0))) * thickness * scale;
  vec4 exit = clip_from_scene * vec4(s.place + way, 1.0);
  vec2 at = exit.xy / exit.w * 0.5 + 0.5;
  float scatter = s.roughness > 0.046 ? s.roughness * clamp(glass.z * 2.0 - 2.0, 0.0, 1.0) : 0.0;
  float reach = scatter > 0.0 ? 0.5 * pow(crop.z, scatter) * picture.z : 0.0;
  vec2 shape = vec2(1.0, picture.x * picture.w);
  float turn = sample_noise(gl_FragCoord.xy, sampling.x) * 2.0 * PI, out_there = fract(turn * 7.13);
  vec4 sum = vec4(0.0);
  for (int i = 0; i < 4; i++) {
    float angle = turn + float(i) * 2.39996;
    vec2 off = vec2(cos(angle), sin(angle)) * sqrt((float(i) + out_there) / 4.0) * reach * shape;
    vec4 c = texture(behind_map, at + off);
    sum += vec4(c.a > 0.0 ? before_neutral(c.rgb / c.a) * c.a : vec3(0.0), c.a);
  }
  vec3 through = s.albedo * (1.0 - s.metalness) * exp(-absorption * length(way));
  vec3 light = sum.rgb / 4.0 / tone.x * through * (1.0 - (s.f0 * ab.x + s.f90 * ab.y));
  return vec4(light, 1.0 - (1.0 - sum.a / 4.0) * dot(through, vec3(1.0 / 3.0)));
}
#endif

void main() {
  Point s = described(read_surface(read_base()));
  float facing = max(dot(s.normal, s.view), 1e-3), cover = 1.0, arrives = key_share(s);
  vec2 ab = environment_brdf(s.roughness, facing), seen = ambient_of(s.place, s.smoothed, gl_FragCoord.xy * picture.zw);
#ifdef FILM
  add_film(s, facing);
#endif
#ifdef BRUSHED
  add_brushing(s);
#endif
  Light key = direct_light(s, ab, facing, arrives), sky = surroundings(s, ab, facing, seen);
  float open = min(seen.x * seen.y, s.occlusion);
#ifdef SHEEN
  add_sheen(s, key, sky, facing, arrives, open);
#endif
  vec3 scattered = key.scattered + sky.scattered;
#ifdef GLASS
  float transmission = glass.x;
#ifdef GLASS_MAP
  transmission *= texture(glass_map, UV(15), options.z).r;
#endif
  vec4 through = seen_through(s, ab);
  scattered = mix(scattered, through.rgb, transmission);
  cover = mix(1.0, through.a, transmission);
#endif
  vec3 light = scattered + key.mirrored + sky.mirrored + s.emission;
#ifdef COAT
  light = coated(s, light, arrives, open);
#endif
  colour = vec4(neutral(light * tone.x), cover);
}
