// The next mipmap level: the mean of four texels, which linear filtering at their shared corner gives.
in vec2 uv;
out vec4 colour;
uniform sampler2D level_above;

void main() { colour = textureLod(level_above, uv, 0.0); }
