// One side of global-magnitude.mjs: prunes as many times as asked and prints, as JSON, the milliseconds of each call, on
// the clock and of the processor, the bytes of the weights, and the peak resident memory above that of the empty process.
import { prune, sparsityOfState } from '@reticket/sparsity';
import { resnet50Shapes } from './resnet50-shapes.mjs';

const [calls] = process.argv.slice(2).map(Number);
const method = process.argv[3];
const emptyBytes = process.memoryUsage.rss();

let state = 1;
let weightBytes = 0;
const weights = new Map();
for (const [i, shape] of resnet50Shapes().entries()) {
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const scale = Math.sqrt((2 * shape[0]) / data.length);
  for (let j = 0; j < data.length; j++) {
    let sum = -2;
    for (let draw = 0; draw < 4; draw++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      sum += state / 2 ** 32;
    }
    data[j] = sum * scale;
  }
  weights.set(`layer${i}.weight`, { data, shape });
  weightBytes += data.byteLength;
}

const names = [...weights.keys()];
const milliseconds = [];
const processor = [];
for (let call = 0; call < calls; call++) {
  const start = performance.now();
  const before = process.cpuUsage();
  prune(weights, names, { method, sparsity: sparsityOfState(5) });
  milliseconds.push(performance.now() - start);
  const { user, system } = process.cpuUsage(before);
  processor.push((user + system) / 1000);
}
const peakBytes = process.resourceUsage().maxRSS * 1024 - emptyBytes;
console.log(JSON.stringify({ milliseconds, processor, weightBytes, peakBytes, version: process.version }));
