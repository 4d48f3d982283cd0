// One VP step (forward and gradient of the prompt) of ResNet-18 at 224 px on 16 images: ONNX Runtime against
// TensorFlow.js on WebAssembly, which runs on one thread in Node. The same program, in one run.
import { availableParallelism } from 'node:os';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { createTfjsEngine } from '@reticket/engine-tfjs';
import { floatTensor, foldBatchNorm, intTensor, promptStepProgram, resnet18 } from '@reticket/network';
import { expansivePrompt } from '@reticket/reprogram';
import { measure } from './support/measure.mjs';
import { randomPixels, randomWeights } from './support/random-network.mjs';

const batch = 16;
const imageSize = 128;
const targetClasses = 10;
const required = 5;

export default async function promptStep() {
  const plain = resnet18();
  const { network, weights } = foldBatchNorm({ network: plain, weights: randomWeights(plain) });
  const prompt = expansivePrompt({ image: [3, imageSize, imageSize], source: [3, 224, 224] });
  const program = promptStepProgram(network, {
    batch,
    prompt: prompt.graph,
    targetClasses,
    sourceLogits: true,
  });
  const inputs = {
    ...prompt.initialValues(),
    images: floatTensor(
      Float32Array.from(randomPixels(batch, imageSize), (value) => value / 255),
      [batch, 3, imageSize, imageSize],
    ),
    labels: intTensor(Int32Array.from({ length: batch }, (_, index) => index % targetClasses)),
    itemWeights: floatTensor(new Float32Array(batch).fill(1 / batch), [batch]),
    map: intTensor(Int32Array.from({ length: targetClasses }, (_, index) => index)),
  };
  const engines = {
    'onnx-cpu, all threads': await createOnnxEngine({ provider: 'cpu', threads: availableParallelism() }),
    'onnx-cpu, 1 thread': await createOnnxEngine({ provider: 'cpu', threads: 1 }),
    'tfjs-wasm': await createTfjsEngine({ backend: 'wasm' }),
  };
  const figures = {};
  for (const [name, engine] of Object.entries(engines)) {
    const executable = await engine.compile(program, weights);
    const id = `VP step ${network.name}@224, ${name}`;
    const params = { network: network.name, batch, imageSize };
    Object.assign(
      figures,
      await measure({ [id]: () => executable.run(inputs) }, { iterations: 7, warmup: 2, params }),
    );
    await executable.dispose();
  }
  const [allThreads, oneThread, wasm] = Object.values(figures).map(({ p50 }) => p50);
  return {
    figures: Object.values(figures),
    ratios: [
      { name: 'VP step: tfjs-wasm / onnx-cpu, all threads', value: wasm / allThreads, required },
      { name: 'VP step: tfjs-wasm / onnx-cpu, 1 thread', value: wasm / oneThread },
    ],
  };
}
