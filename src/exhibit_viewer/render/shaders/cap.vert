#include "frame.glsl"
layout(location = 0) in vec3 position;
out vec3 v_place;

void main() {
  v_place = position;
  gl_Position = clip_from_scene * vec4(position, 1.0);
}
