// Compares estimated with measured memory of programs, each in a process of its own: node scripts/measure-memory.mjs
// Linux only. "estimated" is what `engine.memoryOf` says; "measured" is the peak of the resident set beyond what the
// process held before compiling.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  elementCount,
  featuresProgram,
  foldBatchNorm,
  noAttributes,
  operations,
  programMemory,
  promptedLogitsProgram,
  promptStepProgram,
  resnet18,
  resnetCifar,
  squeezenet1_1,
  trainStepProgram,
} from '@reticket/network';

function filled(shape) {
  return { data: new Float32Array(elementCount(shape)).fill(0.01), shape };
}

function bound(network) {
  return foldBatchNorm({
    network,
    weights: new Map([...network.parameters].map(([name, { shape }]) => [name, filled(shape)])),
  });
}

/** A trained border around a centred image. */
function border(image, size) {
  const shape = [1, 3, size, size];
  const margin = (size - image) / 2;
  const emitBorder = (builder) => builder.emit(operations.sigmoid, ['theta'], noAttributes);
  return {
    imageShape: [3, image, image],
    trained: new Map([['theta', shape]]),
    emit(builder, images) {
      const margins = [0, 0, margin, margin];
      const padded = builder.emit(operations.pad, [images], { before: margins, after: margins });
      return builder.emit(operations.add, [padded, emitBorder(builder)], noAttributes);
    },
    emitSplit: (builder, images) => ({
      background: emitBorder(builder),
      window: images,
      rectangle: { top: margin, left: margin, bottom: margin + image, right: margin + image },
    }),
  };
}

function prompted(make, network, image, batch, sharedBorder) {
  const folded = bound(network);
  const prompt = border(image, network.input.height);
  const options = { batch, prompt, targetClasses: 10, sourceLogits: true, sharedBorder };
  return { program: make(folded.network, options), weights: folded.weights };
}

function features(network, batch) {
  const folded = bound(network);
  return { program: featuresProgram(folded.network, { batch }), weights: folded.weights };
}

const cases = {
  'resnet18 prompt step, 32 px, B16, shared': () => prompted(promptStepProgram, resnet18(), 32, 16, true),
  'resnet18 prompt step, 32 px, B16, plain': () => prompted(promptStepProgram, resnet18(), 32, 16, false),
  'resnet18 prompt step, 32 px, B64, shared': () => prompted(promptStepProgram, resnet18(), 32, 64, true),
  'resnet18 prompt step, 32 px, B64, plain': () => prompted(promptStepProgram, resnet18(), 32, 64, false),
  'squeezenet1_1 prompt step, 32 px, B64, shared': () =>
    prompted(promptStepProgram, squeezenet1_1(), 32, 64, true),
  'squeezenet1_1 prompt step, 32 px, B64, plain': () =>
    prompted(promptStepProgram, squeezenet1_1(), 32, 64, false),
  'resnet20 prompt step, 16 px, B64, shared': () =>
    prompted(promptStepProgram, resnetCifar(20), 16, 64, true),
  'resnet20 train step, B64': () => ({
    program: trainStepProgram(resnetCifar(20), { batch: 64 }),
    weights: new Map(),
  }),
  'resnet20 train step, B128': () => ({
    program: trainStepProgram(resnetCifar(20), { batch: 128 }),
    weights: new Map(),
  }),
  'resnet18 prompted logits, 32 px, B64, plain': () =>
    prompted(promptedLogitsProgram, resnet18(), 32, 64, false),
  'resnet18 features, B32': () => features(resnet18(), 32),
  'squeezenet1_1 features, B32': () => features(squeezenet1_1(), 32),
};

function residentBytes(field) {
  const status = readFileSync('/proc/self/status', 'utf8');
  return 1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)[1]);
}

async function measure({ program, weights }) {
  const inputs = Object.fromEntries(
    [...program.inputs].map(([name, { dtype, shape }]) => [
      name,
      dtype === 'float32' ? filled(shape) : { data: new Int32Array(elementCount(shape)), shape },
    ]),
  );
  const engine = await createOnnxEngine({ threads: 2 });
  const before = residentBytes('VmRSS');
  const executable = await engine.compile(program, weights);
  for (let run = 0; run < 3; run += 1) await executable.run(inputs);
  const measured = residentBytes('VmHWM') - before;
  await engine.dispose();
  return { live: programMemory(program).total, estimated: engine.memoryOf(program), measured };
}

const [name] = process.argv.slice(2);
if (name !== undefined) {
  console.log(JSON.stringify(await measure(cases[name]())));
} else {
  console.log(`${'program'.padEnd(48)}${'live MiB'.padStart(10)}estimated   measured  measured / estimated`);
  for (const program of Object.keys(cases)) {
    const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), program]);
    const { live, estimated, measured } = JSON.parse(output);
    const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(0).padStart(10);
    console.log(
      `${program.padEnd(48)}${mebibytes(live)}${mebibytes(estimated)} ${mebibytes(measured)}  ${(measured / estimated).toFixed(2)}`,
    );
  }
}
