// pnpm --filter @reticket/bench bench [-- <name>... --out <file>]
//
// Checks the ratios that the project promises, on an otherwise idle machine: takes figures (those of speed with `reticket
// speed`), prints them with the ratios, and exits with 1 where a ratio is below its promise. `--out` writes the figures as
// a run file's `perf` holds them.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import quickMemory from './quick-memory.mjs';
import { speedRatio } from './speed-ratio.mjs';

const threads = availableParallelism();
const few = ['--iterations', '3', '--time', '0', '--warmup', '1'];

const benchmarks = {
  'prompt-step': () =>
    speedRatio({
      args: ['--engine', 'onnx-cpu,tfjs-wasm', '--task', 'vp-step', '--image-size', '128', ...few],
      name: 'VP step of ResNet-18: tfjs-wasm / onnx-cpu',
      slow: 'vp-step/resnet18/tfjs-wasm/batch=16/imageSize=128',
      fast: `vp-step/resnet18/onnx-cpu/threads=${threads}/batch=16/imageSize=128`,
      required: 5,
    }),
  'linear-probe': () =>
    speedRatio({
      args: ['--model', 'squeezenet1_1', '--engine', 'onnx-cpu', '--task', 'lp,lp-recomputed', ...few],
      name: 'LP of SqueezeNet 1.1: features in every epoch / features once',
      slow: `lp-recomputed/squeezenet1_1/onnx-cpu/threads=${threads}`,
      fast: `lp/squeezenet1_1/onnx-cpu/threads=${threads}`,
      required: 20,
    }),
  'quick-memory': quickMemory,
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: { out: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(benchmarks, name));
if (unknown !== undefined) {
  console.error(`invalid benchmark: got ${unknown}, expected one of ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}

const perf = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(benchmarks)) {
  const { figures, ratios } = await benchmarks[name]();
  perf.push(...figures);
  for (const { id, unit, n, p50, mad, peakRssBytes } of figures) {
    const memory =
      peakRssBytes === undefined ? '' : `, peak memory ${(peakRssBytes / 2 ** 20).toFixed(0)} MiB`;
    console.log(`${id}: ${p50.toFixed(0)} ${unit} (median of ${n}, MAD ${mad.toFixed(1)})${memory}`);
  }
  for (const { name: ratio, value, required } of ratios) {
    const short = value < required;
    if (short) process.exitCode = 1;
    console.log(
      `${ratio}: ${value.toFixed(2)} (promised: at least ${required}${short ? ', NOT REACHED' : ''})`,
    );
  }
}
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(perf, null, 2)}\n`);
