// How fast a ticket is read and verified, as a fraction of how fast the dense file of the same weights is read from disk.
//
//     node packages/sparsity/benchmarks/load-ticket.mjs [--cold] [--pairs 15]
//
// 25.5 million seeded weights in the shapes of ResNet-50's convolutions, global magnitude. Each pair reads the dense
// file (`readFileSync`) and then reads and verifies a ticket (`readFileSync`, `readTicket`), one after the other; the
// ratio is time of the first over time of the second, both for the same number of dense bytes. 1 means that a ticket
// gets its weights into memory as fast as the dense file alone does. The ratio of processor times is steadier on a busy
// machine. --cold drops both files from the page cache first.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { exportDense, prune, readTicket, writeTicket } from '@reticket/sparsity';

const { values: options } = parseArgs({
  options: { cold: { type: 'boolean', default: false }, pairs: { type: 'string', default: '15' } },
});
const pairs = Number(options.pairs);

/** [stage, blocks, width, inputs] of ResNet-50. */
const STAGES = [
  [1, 3, 64, 64],
  [2, 4, 128, 256],
  [3, 6, 256, 512],
  [4, 3, 512, 1024],
];

function shapes() {
  const result = new Map([['conv1.weight', [64, 3, 7, 7]]]);
  for (const [stage, blocks, width, first] of STAGES) {
    for (let block = 0; block < blocks; block++) {
      const name = `layer${stage}.${block}`;
      const inputs = block === 0 ? first : 4 * width;
      result.set(`${name}.conv1.weight`, [width, inputs, 1, 1]);
      result.set(`${name}.conv2.weight`, [width, width, 3, 3]);
      result.set(`${name}.conv3.weight`, [4 * width, width, 1, 1]);
      if (block === 0) result.set(`${name}.downsample.0.weight`, [4 * width, inputs, 1, 1]);
    }
  }
  return result.set('fc.weight', [1000, 2048]).set('fc.bias', [1000]);
}

/** Mulberry32, from -1 to 1. */
function seededFloats(length, seed) {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
}

/** Elapsed time and processor time of a call, ms. */
function measure(run) {
  const before = process.cpuUsage();
  const start = performance.now();
  run();
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { elapsed, processor: (user + system) / 1000 };
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** Drops a file from the page cache, after writing what is not on disk yet. */
function dropFromCache(file) {
  execFileSync('dd', [`of=${file}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], {
    stdio: 'ignore',
  });
}

function measurePair(denseFile, ticketFile) {
  if (options.cold) for (const file of [denseFile, ticketFile]) dropFromCache(file);
  const dense = measure(() => readFileSync(denseFile));
  const ticket = measure(() => readTicket(readFileSync(ticketFile)));
  return {
    dense: dense.elapsed,
    ticket: ticket.elapsed,
    ratio: dense.elapsed / ticket.elapsed,
    processorRatio: dense.processor / ticket.processor,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'reticket-load-'));
try {
  let seed = 0;
  const dense = new Map(
    [...shapes()].map(([name, shape]) => {
      const size = shape.reduce((product, dimension) => product * dimension, 1);
      return [name, { data: seededFloats(size, ++seed), shape }];
    }),
  );
  const denseBytes = exportDense(dense);
  const denseFile = join(folder, 'dense.safetensors');
  writeFileSync(denseFile, denseBytes);
  const prunable = [...dense.keys()].filter((name) => name.startsWith('layer'));
  const rows = [];
  for (const sparsity of [0.5, 0.8, 0.9]) {
    const made = prune(dense, prunable, { method: 'magnitude-global', sparsity });
    const lineage = {
      ...made.pruning,
      source: 'benchmark',
      parent: null,
      state: null,
      round: 1,
      seed: 1,
      data: null,
      steps: 0,
      command: null,
    };
    for (const dtype of ['F32', 'F16']) {
      const bytes = writeTicket({ ...made, lineage }, { dtype });
      const ticketFile = join(folder, 'ticket.safetensors');
      writeFileSync(ticketFile, bytes);
      measurePair(denseFile, ticketFile);
      const measured = Array.from({ length: pairs }, () => measurePair(denseFile, ticketFile));
      const ratios = measured.map(({ ratio }) => ratio);
      rows.push({
        sparsity,
        dtype,
        MB: +(bytes.length / 1e6).toFixed(1),
        'ticket ms': +median(measured.map(({ ticket }) => ticket)).toFixed(1),
        'dense ms': +median(measured.map(({ dense: time }) => time)).toFixed(1),
        ratio: +median(ratios).toFixed(2),
        lowest: +Math.min(...ratios).toFixed(2),
        highest: +Math.max(...ratios).toFixed(2),
        'processor ratio': +median(measured.map(({ processorRatio }) => processorRatio)).toFixed(2),
      });
    }
  }
  const cache = options.cold ? 'from disk' : 'from the page cache';
  console.log(
    `dense file: ${(denseBytes.length / 1e6).toFixed(1)} MB, read ${cache}; ${pairs} pairs, Node ${process.version}`,
  );
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
