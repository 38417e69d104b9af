// Light that arrives in a straight line: the key light first, then the file's lamps but the one that is the key light.
struct Beam {
  vec3 towards, light;
};

#ifdef LAMPS
#define BEAMS (1 + int(lamps.x))
#else
#define BEAMS 1
#endif

// What number `index` sends to a place; `arrives` of the key light. Attenuation as in KHR_lights_punctual.
Beam beam(int index, vec3 place, float arrives) {
  Beam key = Beam(key_direction.xyz, key_radiance.rgb * arrives);
#ifdef LAMPS
  if (index == 0) return key;
  vec4 stands = lamp_place[index - 1], way = lamp_way[index - 1], light = lamp_light[index - 1];
  if (stands.w < 0.0) return Beam(-way.xyz, light.rgb);
  vec3 there = stands.xyz - place;
  float square = max(dot(there, there), 1e-6), away = sqrt(square), ends = away * stands.w, e2 = ends * ends;
  vec3 towards = there / away;
  float cone = clamp(dot(-towards, way.xyz) * way.w + light.w, 0.0, 1.0);
  return Beam(towards, light.rgb * cone * cone * clamp(1.0 - e2 * e2, 0.0, 1.0) / square);
#else
  return key;
#endif
}
