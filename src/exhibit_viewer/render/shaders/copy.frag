// A picture as it is, smoothly when the target is larger.
in vec2 uv;
out vec4 colour;
uniform sampler2D picture_map;

void main() { colour = texture(picture_map, uv); }
