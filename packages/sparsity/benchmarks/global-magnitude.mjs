// node benchmarks/global-magnitude.mjs [--python <interpreter with torch>] [--rounds 5]
//
// Prunes the 25.5 million weights of ResNet-50 to state 5 (67.2 %) by global magnitude, in turns with
// torch.nn.utils.prune.global_unstructured if an interpreter is given, each time in a process of its own: once for the first
// call and the peak memory, five times for the median. Promised: under 1 s, under 3x the weights' bytes, the weights
// included, and at least 2x faster than torch. Exits with 1 where a promise is not kept.
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { resnet50Shapes } from './resnet50-shapes.mjs';

const execute = promisify(execFile);
const { values } = parseArgs({
  options: {
    python: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    method: { type: 'string', default: 'magnitude-global' },
  },
});
const path = (name) => new URL(name, import.meta.url).pathname;

async function run(command, args) {
  const { stdout } = await execute(command, args);
  return JSON.parse(stdout);
}

const sides = {
  ours: (calls) => run(process.execPath, [path('global-magnitude-ours.mjs'), String(calls), values.method]),
  ...(values.python && {
    torch: (calls) =>
      run(values.python, [
        path('global_magnitude_torch.py'),
        String(calls),
        JSON.stringify(resnet50Shapes()),
      ]),
  }),
};

const figures = new Map(
  Object.keys(sides).map((side) => [
    side,
    { first: [], firstProcessor: [], later: [], processor: [], memory: [] },
  ]),
);
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [side, calls] of Object.entries(sides)) {
    const { first, firstProcessor, later, processor, memory } = figures.get(side);
    const once = await calls(1);
    first.push(...once.milliseconds);
    firstProcessor.push(...once.processor);
    memory.push(once.peakBytes / once.weightBytes);
    const more = await calls(5);
    later.push(...more.milliseconds.slice(1));
    processor.push(...more.processor.slice(1));
    figures.get(side).version = more.version;
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
for (const [side, { first, firstProcessor, later, processor, memory, version }] of figures) {
  console.log(
    `${side} (${version}): first call ${median(first).toFixed(0)} ms, later calls ${median(later).toFixed(0)} ms, ` +
      `${median(firstProcessor).toFixed(0)} and ${median(processor).toFixed(0)} ms of the processor (medians of ${first.length} and ${later.length}), peak memory ${Math.max(...memory).toFixed(2)}x the weights`,
  );
}

function promise(text, value, kept) {
  if (!kept) process.exitCode = 1;
  console.log(`${text}: ${value}${kept ? '' : ' NOT REACHED'}`);
}

const { first, memory } = figures.get('ours');
promise('first call under 1000 ms', median(first).toFixed(0), median(first) < 1000);
promise('peak memory under 3x the weights', Math.max(...memory).toFixed(2), Math.max(...memory) < 3);
if (figures.has('torch')) {
  const torch = figures.get('torch');
  const ratio = median(torch.later) / median(figures.get('ours').later);
  promise('torch / ours, later calls, at least 2', ratio.toFixed(2), ratio >= 2);
  console.log(`torch / ours, first call: ${(median(torch.first) / median(first)).toFixed(2)}`);
  const processorRatio = median(torch.processor) / median(figures.get('ours').processor);
  console.log(`torch / ours, processor time of later calls: ${processorRatio.toFixed(2)}`);
}
