// Reading the G-buffer.
uniform sampler2D albedo_map;
uniform sampler2D material_map;
uniform sampler2D normals_map;
uniform usampler2D identity_map;

float depth_at(vec2 at) { return uintBitsToFloat(texture(identity_map, at).z); }

vec3 place_at(vec2 at, float depth) {
  vec4 p = scene_from_clip * vec4(vec3(at, depth) * 2.0 - 1.0, 1.0);
  return p.xyz / p.w;
}

// Distance along the view axis.
float view_depth(float depth) {
  float ndc = depth * 2.0 - 1.0;
  if (eye.w < 0.5) return -(ndc - clip_from_view[3][2]) / clip_from_view[2][2];
  return clip_from_view[3][2] / (ndc + clip_from_view[2][2]);
}
