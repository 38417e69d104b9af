#version 300 es
// A soft shadow where the object stands.
precision highp float;
in vec2 at;
out vec4 colour;

void main() {
  float away = length(at);
  colour = vec4(0.0, 0.0, 0.0, 0.42 * pow(max(0.0, 1.0 - away), 1.6));
}
