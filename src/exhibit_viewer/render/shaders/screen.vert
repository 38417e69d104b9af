// One triangle over the whole picture. AT_FAR puts it on the far plane: a depth test then chooses object or backdrop,
// which software rasterisers skip far faster than a branch.
out vec2 uv;

void main() {
  vec2 p = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  uv = p;
#ifdef AT_FAR
  gl_Position = vec4(p * 2.0 - 1.0, 1.0, 1.0);
#else
  gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0);
#endif
}
