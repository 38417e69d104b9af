// Shows the model of this page: glTF 2.0 from the page itself, turned by hand, with its notes. Nothing is fetched.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const facts = JSON.parse($("facts").textContent);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let language = facts.languages.find((tag) => navigator.languages.some((own) => primary(own) === primary(tag)))
    || facts.languages[0];
  let chosen = -1;

  // ---- words -------------------------------------------------------------------------------------------------------

  function primary(tag) { return tag.split("-")[0].toLowerCase(); }

  function best(text) {  // [words, language]: the language shown, not said, English, or what there is
    const tags = Object.keys(text);
    for (const wanted of [language, "und", "en"]) {
      const tag = tags.includes(wanted) ? wanted : tags.find((own) => primary(own) === primary(wanted));
      if (tag) return [text[tag], tag];
    }
    return tags.length ? [text[tags[0]], tags[0]] : ["", ""];
  }

  function put(element, text, safe) {
    const [words, tag] = best(text);
    if (safe) element.innerHTML = words; else element.textContent = words;  // safe: made without any HTML of strangers
    element.lang = tag === "und" ? "" : tag;
    element.dir = "auto";
    return element;
  }

  function make(kind, parent, className) {
    const element = parent.appendChild(document.createElement(kind));
    if (className) element.className = className;
    return element;
  }

  function speak() {
    const words = facts.words[primary(language)] || facts.words.en;
    document.documentElement.lang = language;
    document.documentElement.dir = ["ar", "fa", "he", "ur"].includes(primary(language)) ? "rtl" : "ltr";
    put($("title"), facts.title);
    document.title = best(facts.title)[0];
    put($("description"), facts.description, true);
    put($("credit"), facts.credit);
    $("credit").textContent += [best(facts.credit)[0] && facts.licence ? " · " : "", facts.licence].join("");
    $("language").setAttribute("aria-label", words.language);
    $("home").textContent = words.home;
    $("save").textContent = words.save;
    $("notes-title").textContent = words.notes;
    $("facts-title").textContent = words.facts;
    $("notes-title").hidden = !facts.notes.length;
    $("facts-title").hidden = !facts.pairs.length;
    $("sentence").textContent = words.noPicture;
    canvas.setAttribute("aria-label", `${best(facts.alt)[0] || best(facts.title)[0]}. ${words.keys}`);
    $("poster").alt = best(facts.alt)[0] || best(facts.title)[0];
    $("pairs").replaceChildren();
    for (const [label, value] of facts.pairs) {
      const name = typeof label === "string" ? { [language]: words[label] } : label;
      put(make("bdi", make("dt", $("pairs"))), name);  // stands where the page reads from, in its own direction
      put(make("bdi", make("dd", $("pairs"))), Array.isArray(value) ? { [language]: sides(value, words) } : value);
    }
    hear(words);
    list(words);
  }

  function sides(metres, words) {  // three figures each, in the unit a ruler would be read in, as the language writes them
    const longest = Math.max(...metres);
    const [unit, share] = longest >= 1 ? ["metres", 1] : longest >= 0.01 ? ["centimetres", 0.01] : ["millimetres", 0.001];
    const digits = { maximumSignificantDigits: 3, useGrouping: false, numberingSystem: words.digits };
    const written = new Intl.NumberFormat(language, digits);
    return words[unit].replace("{}", metres.map((side) => written.format(side / share)).join(" × "));
  }

  function hear(words) {
    $("sounds-title").textContent = words.sounds;
    $("sounds-title").hidden = !facts.sounds.length;
    $("sounds").replaceChildren();
    for (const sound of facts.sounds) {
      const name = best(sound.title)[0] || words.sounds;
      make("p", $("sounds")).textContent = name;
      const [file] = best(sound.files);
      if (!file) {
        make("small", $("sounds")).textContent = words.soundLeftOut;
        continue;
      }
      const player = make("audio", $("sounds"));
      player.controls = true;
      player.preload = "none";
      player.setAttribute("aria-label", name);
      player.src = file;
      const [captions, tongue] = best(sound.captions);
      if (captions) say(player, captions, tongue);
    }
  }

  // Browsers show no captions with a sound: they are written under it.
  function say(player, captions, tongue) {
    const track = make("track", player), said = make("p", $("sounds"));
    Object.assign(track, { kind: "captions", srclang: tongue, src: captions });
    said.lang = tongue;
    said.dir = "auto";
    track.track.mode = "hidden";
    track.track.oncuechange = () => {
      said.textContent = [...(track.track.activeCues ?? [])].map((cue) => cue.getCueAsHTML().textContent).join("\n");
    };
  }

  function list(words) {
    $("notes").replaceChildren();
    marks.replaceChildren();
    facts.notes.forEach((note, index) => {
      const row = make("li", $("notes"), index === chosen ? "chosen" : "");
      const button = make("button", row);
      make("span", button, "number").textContent = (index + 1).toLocaleString(language);
      put(make("span", button), best(note.title)[0] ? note.title : { [language]: `${words.note} ${index + 1}` });
      put(make("div", row), note.text, true);
      if (note.author) make("small", row).textContent = note.author;
      button.onclick = () => choose(index);
      if (!note.point) return;
      const mark = make("button", marks);
      mark.textContent = (index + 1).toLocaleString(language);
      mark.setAttribute("aria-label", `${words.note} ${index + 1}: ${best(note.title)[0]}`);
      mark.setAttribute("aria-pressed", String(index === chosen));
      mark.dataset.note = index;
      mark.onclick = () => choose(index);
    });
    draw();
  }

  function choose(index) {
    chosen = chosen === index ? -1 : index;
    [...$("notes").children].forEach((row, at) => row.classList.toggle("chosen", at === chosen));
    for (const mark of marks.children) mark.setAttribute("aria-pressed", String(Number(mark.dataset.note) === chosen));
    if (chosen < 0) return;
    $("notes").children[chosen].scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    const note = facts.notes[chosen];
    if (note.camera) fly({ ...note.camera });
    else if (note.point) {
      const [x, y, z] = note.normal;
      fly({ target: note.point, yaw: Math.atan2(x, z), pitch: Math.asin(Math.max(-1, Math.min(1, y))) * 0.8,
        distance: facts.radius * 1.1 });
    }
  }

  // ---- camera: an orbit, as in Exhibit Viewer ----------------------------------------------------------------------

  const canvas = $("picture"), marks = $("marks");
  const home = { ...facts.camera };
  let camera = { ...home }, flight = 0;

  function turned([x, y, z]) {  // from the camera's axes into the world's
    const cy = Math.cos(camera.yaw), sy = Math.sin(camera.yaw), cp = Math.cos(camera.pitch), sp = Math.sin(camera.pitch);
    const v = y * cp + z * sp, w = -y * sp + z * cp;
    return [x * cy + w * sy, v, -x * sy + w * cy];
  }

  function matrices() {
    const right = turned([1, 0, 0]), up = turned([0, 1, 0]), back = turned([0, 0, 1]);
    const eye = camera.target.map((value, axis) => value + back[axis] * camera.distance);
    const rows = [right, up, back].map((row) => [...row, -(row[0] * eye[0] + row[1] * eye[1] + row[2] * eye[2])]);
    const away = Math.hypot(...eye.map((value, axis) => value - facts.centre[axis]));
    const far = away + facts.radius * 2.5, near = Math.max(far / 5000, away - facts.radius * 2.5);
    const f = 1 / Math.tan(facts.field / 2), aspect = canvas.width / canvas.height;
    const clip = [[f / aspect, 0, 0, 0], [0, f, 0, 0],
      [0, 0, (far + near) / (near - far), 2 * far * near / (near - far)], [0, 0, -1, 0]];
    const view = [...rows, [0, 0, 0, 1]];
    return { eye, back, up, right, clip: clip.map((row) => view[0].map((_, j) => row.reduce((sum, value, k) =>
      sum + value * view[k][j], 0))) };
  }

  function fly(to) {
    cancelAnimationFrame(flight);
    const from = { ...camera }, start = performance.now();
    const turn = Math.atan2(Math.sin(to.yaw - from.yaw), Math.cos(to.yaw - from.yaw));
    const step = (now) => {
      const share = calm ? 1 : Math.min(1, (now - start) / 700), eased = share * share * (3 - 2 * share);
      const mix = (a, b) => a + (b - a) * eased;
      camera = { target: from.target.map((value, axis) => mix(value, to.target[axis])), yaw: from.yaw + turn * eased,
        pitch: mix(from.pitch, to.pitch), distance: mix(from.distance, to.distance) };
      draw();
      if (share < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
  }

  function orbit(yaw, pitch) {
    cancelAnimationFrame(flight);
    camera.yaw += yaw;
    camera.pitch = Math.max(-1.5707, Math.min(1.5707, camera.pitch + pitch));
    draw();
  }

  function pan(across, up) {
    cancelAnimationFrame(flight);
    const unit = 2 * camera.distance * Math.tan(facts.field / 2) / canvas.clientHeight;
    const way = turned([-across * unit, up * unit, 0]);
    camera.target = camera.target.map((value, axis) => value + way[axis]);
    draw();
  }

  function zoom(factor) {
    cancelAnimationFrame(flight);
    camera.distance = Math.max(facts.radius * 0.05, Math.min(facts.radius * 12, camera.distance * factor));
    draw();
  }

  const fingers = new Map();
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event);
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    if (fingers.size === 2) {
      const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
      const spread = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY) || 1;
      zoom(spread(before) / spread(event));
      pan(dx / 2, dy / 2);
    } else if (before.buttons & 2 || before.buttons & 4 || event.shiftKey) pan(dx, dy);
    else orbit(-dx * 0.008, dy * 0.008);
    fingers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY * (event.deltaMode ? 0.05 : 0.0015)))));
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const deeds = {
      ArrowLeft: () => orbit(-0.12, 0), ArrowRight: () => orbit(0.12, 0), ArrowUp: () => orbit(0, 0.12),
      ArrowDown: () => orbit(0, -0.12), "+": () => zoom(0.85), "=": () => zoom(0.85), "-": () => zoom(1.18),
      Home: () => fly(home), 0: () => fly(home),
    };
    if (!deeds[event.key]) return;
    event.preventDefault();
    deeds[event.key]();
  });
  $("home").onclick = () => fly(home);

  // ---- glTF 2.0: the subset this page is written in ----------------------------------------------------------------

  const letters = atob($("model").textContent), file = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) file[at] = letters.charCodeAt(at);  // Uint8Array.from takes seconds
  const head = new DataView(file.buffer);
  const length = head.getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(file.subarray(20, 20 + length)));
  const start = 28 + length;
  $("save").onclick = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "model/gltf-binary" }));
    link.download = facts.file;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const viewOf = (number) => {
    const view = gltf.bufferViews[number];
    return file.subarray(start + view.byteOffset, start + view.byteOffset + view.byteLength);
  };

  // Where the processor draws, smooth edges and sharp slanting textures cost seconds a picture.
  function drawnByProcessor() {
    const probe = document.createElement("canvas").getContext("webgl2");
    if (!probe) return true;
    let name = probe.getParameter(probe.RENDERER);
    const told = name.startsWith("WebKit") && probe.getExtension("WEBGL_debug_renderer_info");
    if (told) name = probe.getParameter(told.UNMASKED_RENDERER_WEBGL);
    probe.getExtension("WEBGL_lose_context")?.loseContext();
    return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
  }

  const plain = drawnByProcessor();
  const gl = canvas.getContext("webgl2", { antialias: !plain, alpha: true, premultipliedAlpha: false });
  const SLOTS = { POSITION: 0, NORMAL: 1, TEXCOORD_0: 2, TEXCOORD_1: 3, COLOR_0: 4 };
  const SIZES = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };
  let programs = null, parts = [];

  function compiled(vertex, fragment) {
    const program = gl.createProgram();
    for (const [kind, id] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, $(id).textContent.trim());
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
    const places = {};
    for (let n = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) - 1; n >= 0; n--) {
      const { name } = gl.getActiveUniform(program, n);
      places[name] = gl.getUniformLocation(program, name);
    }
    return { program, places };
  }

  function uploaded(primitive) {
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    for (const [name, number] of Object.entries(primitive.attributes)) {
      if (!(name in SLOTS)) continue;
      const accessor = gltf.accessors[number], view = gltf.bufferViews[accessor.bufferView];
      gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ARRAY_BUFFER, viewOf(accessor.bufferView), gl.STATIC_DRAW);
      gl.enableVertexAttribArray(SLOTS[name]);
      gl.vertexAttribPointer(SLOTS[name], SIZES[accessor.type], accessor.componentType, !!accessor.normalized,
        view.byteStride || 0, 0);
    }
    if (!("COLOR_0" in primitive.attributes)) gl.vertexAttrib4f(SLOTS.COLOR_0, 1, 1, 1, 1);
    let count = gltf.accessors[primitive.attributes.POSITION].count;
    if ("indices" in primitive) {
      const accessor = gltf.accessors[primitive.indices];
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, viewOf(accessor.bufferView), gl.STATIC_DRAW);
      count = accessor.count;
    }
    gl.bindVertexArray(null);
    return { array, count, indexed: "indices" in primitive, mode: primitive.mode,
      attributes: primitive.attributes, material: gltf.materials[primitive.material] };
  }

  // Every picture of the model, once for colours and once for other values where it is both.
  const textures = new Map(), named = (info, srgb) => `${info.index} ${srgb}`;

  function maps({ pbrMetallicRoughness: surface, ...material }) {
    return [["base", surface.baseColorTexture, true], ["rough", surface.metallicRoughnessTexture, false],
      ["normal", material.normalTexture, false], ["shade", material.occlusionTexture, false],
      ["glow", material.emissiveTexture, true]];
  }

  function texture(info, srgb) {
    const told = gltf.textures[info.index], sampler = gltf.samplers[told.sampler], image = gltf.images[told.source];
    return createImageBitmap(new Blob([viewOf(image.bufferView)], { type: image.mimeType }),
      { premultiplyAlpha: "none", colorSpaceConversion: "none" }).then((pixels) => {
      textures.set(named(info, srgb), gl.createTexture());
      gl.bindTexture(gl.TEXTURE_2D, textures.get(named(info, srgb)));
      gl.texImage2D(gl.TEXTURE_2D, 0, srgb ? gl.SRGB8_ALPHA8 : gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      gl.generateMipmap(gl.TEXTURE_2D);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, sampler.minFilter);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, sampler.magFilter);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, sampler.wrapS);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, sampler.wrapT);
      const sharp = !plain && gl.getExtension("EXT_texture_filter_anisotropic");
      if (sharp) gl.texParameterf(gl.TEXTURE_2D, sharp.TEXTURE_MAX_ANISOTROPY_EXT, 8);
      pixels.close();
    });
  }

  async function load() {
    textures.clear();
    const told = new Map(gltf.materials.flatMap(maps).filter(([, info]) => info).map(([, info, srgb]) =>
      [named(info, srgb), [info, srgb]]));
    // a browser short of memory may fail at one: the model is shown without it
    await Promise.allSettled([...told.values()].map(([info, srgb]) => texture(info, srgb)));
    programs = { surface: compiled("surface.vert", "surface.frag"), floor: compiled("floor.vert", "floor.frag") };
    const scale = gltf.nodes.at(-1).scale[0];
    parts = gltf.nodes.slice(0, -1).flatMap((node) => gltf.meshes[node.mesh].primitives.map((primitive) => {
      const matrix = node.matrix.map((value, at) => (at % 4 === 3 ? value : value * scale));
      for (let axis = 0; axis < 3; axis++) matrix[12 + axis] -= facts.centre[axis];  // doubles: near zero before floats
      return { ...uploaded(primitive), matrix };
    }));
    const clear = (part) => part.material.alphaMode === "BLEND";
    parts.sort((one, other) => clear(one) - clear(other));
  }

  // ---- drawing -----------------------------------------------------------------------------------------------------

  let wanted = 0, looked = 0;

  function draw() {
    if (!wanted) wanted = requestAnimationFrame(picture);
  }

  function picture() {
    wanted = 0;
    if (!programs || gl.isContextLost()) return;
    const ratio = devicePixelRatio || 1;
    const width = Math.round(canvas.clientWidth * ratio), height = Math.round(canvas.clientHeight * ratio);
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const eyes = matrices();
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    paint(eyes, width, height, false);
    place(eyes);
    clearTimeout(looked);
    looked = setTimeout(() => look(eyes), 120);
  }

  function paint(eyes, width, height, depths) {
    gl.viewport(0, 0, width, height);
    gl.clearColor(depths ? 1 : 0, depths ? 1 : 0, depths ? 1 : 0, depths ? 1 : 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    gl.depthMask(true);
    const shift = facts.centre;
    const clip = eyes.clip.map((row) => [row[0], row[1], row[2],
      row[3] + row[0] * shift[0] + row[1] * shift[1] + row[2] * shift[2]]);
    const columns = new Float32Array(16).map((_, at) => clip[at % 4][at >> 2]);
    const eye = eyes.eye.map((value, axis) => value - shift[axis]);
    if (!depths && eyes.eye[1] > facts.floor) floor(columns);
    const { program, places } = programs.surface;
    gl.useProgram(program);
    gl.uniformMatrix4fv(places.clip_from_world, false, columns);
    gl.uniform3fv(places.eye, eye);
    gl.uniform3fv(places.right, eyes.right);
    gl.uniform3fv(places.up, eyes.up);
    gl.uniform3fv(places.back, eyes.back);
    gl.uniform1i(places.depths, depths ? 1 : 0);
    gl.uniform1f(places.point_size, Math.max(1, facts.pointSize * height / camera.distance));
    for (const part of parts) {
      dress(part, places, depths);
      gl.bindVertexArray(part.array);
      if (part.indexed) gl.drawElements(part.mode, part.count, gl.UNSIGNED_INT, 0);
      else gl.drawArrays(part.mode, 0, part.count);
    }
    gl.disable(gl.BLEND);
    gl.bindVertexArray(null);
  }

  function dress(part, places, depths) {
    const { material } = part, surface = material.pbrMetallicRoughness, through = material.alphaMode === "BLEND";
    gl.uniformMatrix4fv(places.world_from_mesh, false, part.matrix);
    gl.uniform4fv(places.base_factor, surface.baseColorFactor);
    gl.uniform3fv(places.emissive_factor, material.emissiveFactor);
    gl.uniform2f(places.metal_rough, surface.metallicFactor, surface.roughnessFactor);
    gl.uniform1f(places.cutoff, material.alphaMode === "MASK" ? material.alphaCutoff : -1);
    gl.uniform1i(places.solid, through ? 0 : 1);
    gl.uniform1i(places.flat_colour, material.extensions?.KHR_materials_unlit || !("NORMAL" in part.attributes) ? 1 : 0);
    gl.uniform1i(places.bare, "NORMAL" in part.attributes ? 0 : 1);
    maps(material).forEach(([name, info, srgb], unit) => {
      const made = info && textures.get(named(info, srgb));
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, made ?? null);
      gl.uniform1i(places[`${name}_map`], unit);
      gl.uniform1f(places[`${name}_share`], made ? info.scale ?? info.strength ?? 1 : 0);
      gl.uniform1i(places[`${name}_set`], info?.texCoord ?? 0);
      const moved = info?.extensions?.KHR_texture_transform;
      gl.uniform4fv(places[`${name}_turn`], moved ? turn(moved) : [1, 0, 0, 1]);
      gl.uniform2fv(places[`${name}_shift`], moved ? moved.offset : [0, 0]);
    });
    (material.doubleSided ? gl.disable : gl.enable).call(gl, gl.CULL_FACE);
    const m = part.matrix;
    const size = m[0] * (m[5] * m[10] - m[9] * m[6]) - m[4] * (m[1] * m[10] - m[9] * m[2])
      + m[8] * (m[1] * m[6] - m[5] * m[2]);
    gl.frontFace(size < 0 ? gl.CW : gl.CCW);
    (through && !depths ? gl.enable : gl.disable).call(gl, gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.depthMask(!through);
  }

  function turn({ rotation, scale }) {
    const cosine = Math.cos(rotation), sine = Math.sin(rotation);
    return [cosine * scale[0], -sine * scale[0], sine * scale[1], cosine * scale[1]];
  }

  function floor(columns) {
    gl.useProgram(programs.floor.program);
    gl.uniformMatrix4fv(programs.floor.places.clip_from_world, false, columns);
    gl.uniform3f(programs.floor.places.reach, facts.spread[0], facts.floor - facts.centre[1], facts.spread[1]);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.CULL_FACE);
    gl.depthMask(false);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.depthMask(true);
    gl.disable(gl.BLEND);
  }

  // ---- marks -------------------------------------------------------------------------------------------------------

  const hidden = new Map();

  function onPicture(point, eyes) {
    const [x, y, z, w] = eyes.clip.map((row) => row[0] * point[0] + row[1] * point[1] + row[2] * point[2] + row[3]);
    return w > 0 ? [x / w, y / w, z / w] : null;
  }

  function place(eyes) {
    for (const mark of marks.children) {
      const at = onPicture(facts.notes[mark.dataset.note].point, eyes);
      mark.hidden = !at || Math.abs(at[0]) > 1 || Math.abs(at[1]) > 1;
      if (mark.hidden) continue;
      const x = (at[0] + 1) / 2 * canvas.clientWidth, y = (1 - at[1]) / 2 * canvas.clientHeight;
      mark.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      mark.classList.toggle("behind", !!hidden.get(mark.dataset.note));
    }
  }

  let small = null;

  function look(eyes) {  // once the picture rests: which marks the object hides
    const size = 256;
    if (!small) {
      small = gl.createFramebuffer();
      gl.bindFramebuffer(gl.FRAMEBUFFER, small);
      for (const [kind, format] of [[gl.COLOR_ATTACHMENT0, gl.RGBA8], [gl.DEPTH_ATTACHMENT, gl.DEPTH_COMPONENT24]]) {
        const store = gl.createRenderbuffer();
        gl.bindRenderbuffer(gl.RENDERBUFFER, store);
        gl.renderbufferStorage(gl.RENDERBUFFER, format, size, size);
        gl.framebufferRenderbuffer(gl.FRAMEBUFFER, kind, gl.RENDERBUFFER, store);
      }
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, small);
    paint(eyes, size, size, true);
    const pixels = new Uint8Array(size * size * 4);
    gl.readPixels(0, 0, size, size, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    for (const mark of marks.children) {
      const at = onPicture(facts.notes[mark.dataset.note].point, eyes);
      if (!at) continue;
      let farthest = 0;
      for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) {
        const column = Math.max(0, Math.min(size - 1, Math.floor((at[0] + 1) / 2 * size) + dx));
        const row = Math.max(0, Math.min(size - 1, Math.floor((at[1] + 1) / 2 * size) + dy));
        const start = 4 * (row * size + column);
        farthest = Math.max(farthest, (pixels[start] + pixels[start + 1] / 255 + pixels[start + 2] / 65025) / 255);
      }
      hidden.set(mark.dataset.note, (at[2] + 1) / 2 > farthest + 2e-3);
    }
    place(eyes);
  }

  // ---- begin -------------------------------------------------------------------------------------------------------

  for (const tag of facts.languages) {
    const option = make("option", $("language"));
    option.value = tag;
    option.textContent = facts.names[tag] || tag;
    option.lang = tag;
  }
  $("language").hidden = facts.languages.length < 2;
  $("language").value = language;
  $("language").onchange = () => { language = $("language").value; speak(); };
  async function begin() {
    try {
      if (!gl) throw new Error("no WebGL 2");
      programs = small = null;
      await load();
      $("poster").hidden = true;
      draw();
    } catch (error) {
      canvas.hidden = $("home").hidden = true;
      $("sentence").hidden = false;
    }
  }
  canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
  canvas.addEventListener("webglcontextrestored", begin);
  begin();
  speak();
  new ResizeObserver(draw).observe(canvas);
})();
