// What every pass of one sample shares. Scene frame: Y up, model's bounding sphere = unit sphere at the origin.
// Mirrors FRAME in block.py; matrices are row-major in memory.
layout(std140, row_major) uniform Frame {
  mat4 view_from_scene;
  mat4 clip_from_view;
  mat4 clip_from_scene;
  mat4 scene_from_clip;
  mat4 key_from_scene;      // clip space of the key light's depth map
  mat4 probe_from_scene;    // turn of the environment
  vec4 eye;                 // xyz place and w 1, or xyz backward axis and w 0 when orthographic
  vec4 key_direction;       // xyz towards the light, w radius of the soft look-up in texels
  vec4 key_radiance;        // rgb, w 1 when it casts shadows
  vec4 picture;             // width, height of this target, and their inverses
  vec4 crop;                // offset of this target in the whole picture, size of the whole picture (pixels)
  vec4 keep_plane;          // section: kept where dot(plane, (p, 1)) >= 0
  vec4 irradiance[9];       // spherical harmonics, rgb: reflected radiance of a white diffuse surface
  vec4 sampling;               // sample number, ambient radius, floor height, size of a key texel
  vec4 backdrop_centre;     // square root of linear rgb, w 1 when transparent
  vec4 backdrop_rim;        // square root of linear rgb, w strength of the environment
  vec4 tone;                // exposure factor, last level of the probe, pool of light on the floor, grid spacing
  vec4 floor_shape;         // centre x, z of the floor's light map, its half width, fade radius
  vec4 options;             // sky maps ready, ambient occlusion on, bias of a material's mipmaps, gain of fine occlusion
  vec4 lamps;               // how many
  vec4 lamp_place[16];      // xyz, w one over its reach, 0 for no end, -1 for a light from infinitely far
  vec4 lamp_way[16];        // xyz away from it, w scale of the cosine in a spot's cone
  vec4 lamp_light[16];      // rgb, w shift of that cosine
};
