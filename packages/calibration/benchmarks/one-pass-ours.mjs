// One side of one-pass.mjs: node one-pass-ours.mjs <data> <labels> <n> <classes> <calls>
//
// Prints, as JSON, the milliseconds on the clock and of the processor of each call, with and without class-wise bins, the
// values, and the peak resident memory above the data. A call validates the scores, adds them and reads every metric.
import { readFileSync } from 'node:fs';
import { MetricAccumulator, predictions, probabilities } from '@reticket/calibration';

const [dataFile, labelFile, ...numbers] = process.argv.slice(2);
const [n, k, calls] = numbers.map(Number);

function typed(file, Type) {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return new Type(buffer, byteOffset, byteLength / Type.BYTES_PER_ELEMENT);
}

const data = typed(dataFile, Float32Array);
const labels = typed(labelFile, Int32Array);
const loaded = process.resourceUsage().maxRSS;
const timings = { topLabel: [], all: [] };
let values;
for (let call = 0; call < calls; call++) {
  for (const side of Object.keys(timings)) {
    const start = performance.now();
    const before = process.cpuUsage();
    const scores = predictions(probabilities({ data, shape: [n, k] }), labels);
    const accumulator = new MetricAccumulator({ classwise: side === 'all' }).add(scores);
    values = { ...accumulator.result(), reliability: accumulator.reliability().length };
    const { user, system } = process.cpuUsage(before);
    timings[side].push({ clock: performance.now() - start, processor: (user + system) / 1000 });
  }
}
const peakBytes = (process.resourceUsage().maxRSS - loaded) * 1024;
console.log(JSON.stringify({ timings, values, peakBytes, version: process.version }));
