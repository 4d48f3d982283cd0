// Prompt steps of engine-tfjs on WebAssembly against the same steps written with the operations and gradients of
// TensorFlow.js, in turns in one process. See README.md for what to install first. Arguments choose cases by number.
import * as tf from '@tensorflow/tfjs';
import { createTfjsEngine } from '../../packages/engine-tfjs/dist/index.js';
import {
  floatTensor,
  foldBatchNorm,
  gradientOutput,
  intTensor,
  programMacs,
  promptStepProgram,
  resnet18,
  resnetCifar,
} from '../../packages/network/dist/index.js';
import { expansivePrompt } from '../../packages/reprogram/dist/index.js';
import { randomNumbers, randomTensor, randomWeights } from './random.mjs';
import { sgemmPeak } from './sgemm-peak.mjs';
import { customConvolution, defaultConvolution } from './stock-network.mjs';
import { stockPromptStep } from './stock-step.mjs';

const cases = [
  { network: resnetCifar(20), imageSize: 16, batch: 16, rounds: 9 },
  { network: resnetCifar(20), imageSize: 16, batch: 64, rounds: 5 },
  { network: resnet18({ classes: 10, inputSize: 64 }), imageSize: 32, batch: 16, rounds: 5 },
  { network: resnet18({ classes: 10 }), imageSize: 128, batch: 4, rounds: 3 },
];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** |a - b| / |b| in the Euclidean norm: a ReLU that rounding tips over changes few entries. */
function relativeDistance(a, b) {
  const distance = Math.hypot(...Array.from(b, (value, index) => a[index] - value));
  return distance / Math.hypot(...b);
}

/** Our step as a function of the same inputs as the stock one, and how many multiply-adds it takes. */
async function ourStep(engine, { network, weights }, { prompt, theta, batch, sharedBorder }) {
  const classes = network.classes;
  const program = promptStepProgram(network, {
    batch,
    prompt: prompt.graph,
    targetClasses: classes,
    sourceLogits: false,
    sharedBorder,
  });
  const executable = await engine.compile(program, weights);
  const constant = {
    theta,
    itemWeights: floatTensor(new Float32Array(batch).fill(1 / batch), [batch]),
    map: intTensor(Int32Array.from({ length: classes }, (_, index) => index)),
  };
  return {
    macs: programMacs(program),
    run: async ({ images, labels }) => {
      const outputs = await executable.run({ images, labels, ...constant });
      return { loss: outputs.loss.data, gradient: outputs[gradientOutput('theta')].data };
    },
    dispose: () => executable.dispose(),
  };
}

function stepInputs(random, imageSize, batch, classes) {
  return {
    images: randomTensor(random, [batch, 3, imageSize, imageSize], [0, 1]),
    labels: intTensor(Int32Array.from({ length: batch }, (_, index) => index % classes)),
  };
}

async function measureCase(engine, { network, imageSize, batch, rounds }) {
  const size = network.input.height;
  const random = randomNumbers(1);
  const weights = randomWeights(network, random);
  const folded = foldBatchNorm({ network, weights });
  const prompt = expansivePrompt({ image: [3, imageSize, imageSize], source: [3, size, size] });
  const theta = randomTensor(random, [1, 3, size, size], [-2, 2]);
  const inputs = stepInputs(random, imageSize, batch, network.classes);
  const window = prompt.window;
  const plain = await ourStep(engine, folded, { prompt, theta, batch, sharedBorder: false });
  const shared = await ourStep(engine, folded, { prompt, theta, batch, sharedBorder: true });
  const sides = {
    default: stockPromptStep({ network, weights, convolution: defaultConvolution, theta, window }),
    best: stockPromptStep({ ...folded, convolution: customConvolution, theta, window }),
    plain: plain.run,
    shared: shared.run,
  };

  const expected = await sides.default(inputs);
  for (const [side, run] of Object.entries(sides)) {
    const { loss, gradient } = await run(inputs);
    const distance = relativeDistance(gradient, expected.gradient);
    if (!(distance < 1e-3 && Math.abs(loss[0] / expected.loss[0] - 1) < 1e-4)) {
      throw new Error(`invalid step ${side}: got a gradient ${distance} away, expected less than 1e-3`);
    }
  }

  const times = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [side, run] of Object.entries(sides)) {
      const start = performance.now();
      await run(inputs);
      times[side].push(performance.now() - start);
    }
  }
  await plain.dispose();
  await shared.dispose();
  tf.disposeVariables();
  const ratio = (slow, fast) => median(times[slow].map((time, round) => time / times[fast][round]));
  return {
    step: `${network.name}@${size}, ${imageSize} px, batch ${batch}`,
    milliseconds: Object.fromEntries(Object.entries(times).map(([side, list]) => [side, median(list)])),
    gigaflops: (2e-6 * plain.macs) / median(times.plain),
    ratios: {
      'default / plain': ratio('default', 'plain'),
      'best / plain': ratio('best', 'plain'),
      'default / shared': ratio('default', 'shared'),
      'best / shared': ratio('best', 'shared'),
    },
  };
}

const engine = await createTfjsEngine({ backend: 'wasm' });
await tf.setBackend('wasm');
tf.enableProdMode();
const peak = await sgemmPeak();
console.log(`wasm matMul: ${(peak / 1e9).toFixed(1)} GFLOP/s, ${tf.version_core}, Node ${process.version}`);
const chosen = process.argv.slice(2).map(Number);
for (const one of chosen.length === 0 ? cases : chosen.map((index) => cases[index])) {
  const { step, milliseconds, gigaflops, ratios } = await measureCase(engine, one);
  const times = Object.entries(milliseconds).map(([side, time]) => `${side} ${time.toFixed(0)} ms`);
  const quotients = Object.entries(ratios).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  console.log(`${step}: ${times.join(', ')}`);
  console.log(`  ${quotients.join(', ')}; plain at ${gigaflops.toFixed(1)} GFLOP/s`);
}
