// The other renderer: draws every job of /jobs.json as given (matrices, light, background) and posts the pixels back.
import * as THREE from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { DRACOLoader } from "three/addons/loaders/DRACOLoader.js";
import { KTX2Loader } from "three/addons/loaders/KTX2Loader.js";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";

const plan = await (await fetch("/jobs.json")).json();
const renderer = new THREE.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
renderer.toneMapping = THREE.NeutralToneMapping;
renderer.setPixelRatio(1);

const ktx2 = new KTX2Loader().setTranscoderPath("/three/examples/jsm/libs/basis/").detectSupport(renderer);
const manager = new THREE.LoadingManager().addHandler(/\.ktx2$/, ktx2); // some files name them as plain images
const loader = new GLTFLoader(manager)
  .setDRACOLoader(new DRACOLoader().setDecoderPath("/three/examples/jsm/libs/draco/"))
  .setKTX2Loader(ktx2)
  .setMeshoptDecoder(MeshoptDecoder);

// Equirectangular, bottom row first, three.js's way round: what follows the data is done by the sender.
const floats = new Float32Array(await (await fetch("/environment.f32")).arrayBuffer());
const panorama = new THREE.DataTexture(floats, plan.width, plan.height, THREE.RGBAFormat, THREE.FloatType);
panorama.mapping = THREE.EquirectangularReflectionMapping;
panorama.minFilter = panorama.magFilter = THREE.LinearFilter;
panorama.wrapS = THREE.RepeatWrapping;
panorama.needsUpdate = true;
const environment = new THREE.PMREMGenerator(renderer).fromEquirectangular(panorama).texture;

// The backdrop passes through the tone curve like everything else, so that glass darkens it as little as it should.
function backdrop(srgb) {
  const light = new THREE.Color().setRGB(...srgb, THREE.SRGBColorSpace);
  const low = Math.min(light.r, light.g, light.b), shift = low < 0.04 ? Math.sqrt(low / 6.25) - low : 0.04;
  const pixel = new Float32Array([light.r + shift, light.g + shift, light.b + shift, 1]);
  const texture = new THREE.DataTexture(pixel, 1, 1, THREE.RGBAFormat, THREE.FloatType);
  texture.colorSpace = THREE.LinearSRGBColorSpace;
  texture.needsUpdate = true;
  return texture;
}

const matrix = (rows) => new THREE.Matrix4().set(...rows);

async function draw(job) {
  const gltf = await loader.loadAsync(job.model);
  const scene = gltf.scene;
  const world = new THREE.Scene();
  world.add(scene);
  world.environment = environment;
  if (job.moment) {
    const mixer = new THREE.AnimationMixer(scene);
    mixer.clipAction(gltf.animations[job.moment[0]]).play();
    mixer.setTime(job.moment[1]);
  }
  if (job.key) { // otherwise the file brings lights of its own
    const light = new THREE.DirectionalLight(new THREE.Color(...job.key.radiance), 1);
    light.position.set(...job.key.direction).multiplyScalar(1e4);
    world.add(light);
  }
  scene.traverse((object) => {
    for (const material of [object.material ?? []].flat()) {
      if (material.isMeshBasicMaterial) material.toneMapped = false;
      if (job.plaster) material.color?.setRGB(...job.plaster); // linear
    }
  });
  const camera = new THREE.PerspectiveCamera();
  camera.matrixAutoUpdate = false;
  camera.matrix.copy(matrix(job.view)).invert();
  camera.updateMatrixWorld(true);
  camera.projectionMatrix.copy(matrix(job.projection));
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
  renderer.setSize(job.width, job.height, false);
  world.background = backdrop(job.background);
  renderer.render(world, camera);
  renderer.render(world, camera);
  const blob = await new Promise((done) => renderer.domElement.toBlob(done, "image/png"));
  await fetch(`/result/${job.name}`, { method: "POST", body: blob });
}

for (const job of plan.jobs) {
  try {
    await draw(job);
  } catch (error) {
    await fetch(`/failed/${job.name}`, { method: "POST", body: String(error?.stack ?? error) });
  }
}
await fetch("/finished", { method: "POST", body: "" });
