// How long 1,000 bootstrap replicates of the ECE of 100,000 predictions take, on counts and on gathered rows.
//
//     node packages/calibration/benchmarks/bootstrap.mjs [--rows 100000] [--classes 10] [--replicates 1000]
//
// Both ways draw the same resamples; slow ones run a hundredth of them and are scaled up. Processor time is steadier than
// the clock on a busy machine.
import { parseArgs } from 'node:util';
import {
  bootstrap,
  brier,
  countedBrier,
  countedClasswiseEce,
  countedEce,
  ece,
  mulberry32,
  predictions,
  probabilities,
} from '@reticket/calibration';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    classes: { type: 'string', default: '10' },
    replicates: { type: 'string', default: '1000' },
  },
});
const [rows, classes, replicates] = ['rows', 'classes', 'replicates'].map((key) => Number(options[key]));
const random = mulberry32(1);

const data = new Float64Array(rows * classes);
const labels = new Int32Array(rows);
for (let row = 0; row < rows; row++) {
  const powers = Array.from({ length: classes }, () => random() ** -1.5);
  const sum = powers.reduce((total, power) => total + power, 0);
  let left = random();
  powers.forEach((power, j) => {
    data[row * classes + j] = power / sum;
    if (left >= 0) labels[row] = j;
    left -= power / sum;
  });
}
const input = predictions(probabilities({ data, shape: [rows, classes] }), labels);

function measure(metric, count, method) {
  const before = process.cpuUsage();
  const start = performance.now();
  bootstrap(input, metric, { random, replicates: count, method });
  const elapsed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const scale = replicates / count;
  return { clock: +(elapsed * scale).toFixed(2), processor: +(((user + system) / 1e6) * scale).toFixed(2) };
}

const few = Math.max(1, Math.round(replicates / 100));
console.log(
  `${rows} predictions of ${classes} classes, ${replicates} replicates, seconds, Node ${process.version}`,
);
for (const [name, metric, count, method] of [
  ['countedEce, percentile', countedEce(), replicates, 'percentile'],
  ['countedEce, bca', countedEce(), replicates, 'bca'],
  ['ece on gathered rows', (gathered) => ece(gathered), few, 'percentile'],
  ['countedEce, equal mass', countedEce({ binning: 'equalMass' }), few, 'percentile'],
  ['countedBrier', countedBrier(), replicates, 'percentile'],
  ['brier on gathered rows', (gathered) => brier(gathered), few, 'percentile'],
  ['countedClasswiseEce', countedClasswiseEce(), few, 'percentile'],
]) {
  const { clock, processor } = measure(metric, count, method);
  console.log(`${name.padEnd(24)} clock ${clock}, processor ${processor}`);
}
