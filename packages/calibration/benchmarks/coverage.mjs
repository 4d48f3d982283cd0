// How often the 95 % intervals of `bootstrap` hold the true value, for metrics whose truth is known.
//
//     node packages/calibration/benchmarks/coverage.mjs [--rows 1000] [--sets 500] [--replicates 500] [--seed 1]
//         [--sharpness 1,1.25,1.7]
//
// Three classes. A row's true class probabilities q are a softmax of normal logits, its label is drawn from q, and the
// model reports the softmax of its logits at another sharpness: 1 is perfectly calibrated, more is over-confident. The truth
// of every metric is its expectation over a million rows, with q in place of labels; that of a calibration error is
// for the same 15 bins. Every set is resampled once per metric and all methods read the same replicates.
import { parseArgs } from 'node:util';
import {
  bootstrap,
  countedAccuracy,
  countedBrier,
  countedClasswiseEce,
  countedDebiasedEce,
  countedEce,
  countedNll,
  countedRmsce,
  mulberry32,
  predictions,
  probabilities,
  rmsceInterval,
} from '@reticket/calibration';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000' },
    sets: { type: 'string', default: '500' },
    replicates: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    sharpness: { type: 'string', default: '1,1.25,1.7' },
  },
});
const [rows, sets, replicates, seed] = ['rows', 'sets', 'replicates', 'seed'].map((key) =>
  Number(options[key]),
);
const CLASSES = 3;
const BINS = 15;
const TRUTH_ROWS = 1_000_000;
const random = mulberry32(seed);

function softmaxOf(logits, sharpness) {
  const powers = logits.map((logit) => Math.exp(sharpness * logit));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function normal() {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** True and reported probabilities of one row. */
function drawRow(sharpness) {
  const logits = Array.from({ length: CLASSES }, () => 1.5 * normal());
  return [softmaxOf(logits, 1), softmaxOf(logits, sharpness)];
}

function drawSet(sharpness) {
  const data = new Float64Array(rows * CLASSES);
  const labels = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [q, p] = drawRow(sharpness);
    data.set(p, row * CLASSES);
    const u = random();
    labels[row] = u < q[0] ? 0 : u < q[0] + q[1] ? 1 : 2;
  }
  return predictions(probabilities({ data, shape: [rows, CLASSES] }), labels);
}

/** Gaps of one view, for all bins at once. */
class Gaps {
  #count = new Float64Array(BINS);
  #excess = new Float64Array(BINS);
  add(probability, truth) {
    const bin = Math.min(Math.max(Math.ceil(probability * BINS) - 1, 0), BINS - 1);
    this.#count[bin]++;
    this.#excess[bin] += probability - truth;
  }
  error(norm) {
    const terms = this.#excess.map((excess, bin) => {
      const count = this.#count[bin];
      return count === 0 ? 0 : (count / TRUTH_ROWS) * Math.abs(excess / count) ** norm;
    });
    return terms.reduce((sum, term) => sum + term, 0) ** (1 / norm);
  }
}

function truths(sharpness) {
  const top = new Gaps();
  const classes = Array.from({ length: CLASSES }, () => new Gaps());
  const sums = { accuracy: 0, nll: 0, brier: 0 };
  for (let row = 0; row < TRUTH_ROWS; row++) {
    const [q, p] = drawRow(sharpness);
    const best = p.indexOf(Math.max(...p));
    top.add(p[best], q[best]);
    sums.accuracy += q[best];
    const square = p.reduce((sum, value) => sum + value * value, 0);
    for (let j = 0; j < CLASSES; j++) {
      classes[j].add(p[j], q[j]);
      sums.nll -= q[j] * Math.log(p[j]);
      sums.brier += q[j] * (square - 2 * p[j] + 1);
    }
  }
  return {
    accuracy: sums.accuracy / TRUTH_ROWS,
    nll: sums.nll / TRUTH_ROWS,
    brier: sums.brier / TRUTH_ROWS,
    ece: top.error(1),
    rmsce: top.error(2),
    classwiseEce: classes.reduce((sum, gaps) => sum + gaps.error(1), 0) / CLASSES,
  };
}

function limits(values) {
  const sorted = values.slice().sort();
  const at = (level) => {
    const position = level * (sorted.length - 1);
    const below = Math.floor(position);
    return sorted[below] + (sorted[Math.ceil(position)] - sorted[below]) * (position - below);
  };
  return [at(0.025), at(0.975)];
}

/** [metric, name of its truth] */
const METRICS = {
  accuracy: [countedAccuracy(), 'accuracy'],
  nll: [countedNll(), 'nll'],
  brier: [countedBrier(), 'brier'],
  ece: [countedEce(), 'ece'],
  rmsce: [countedRmsce(), 'rmsce'],
  classwiseEce: [countedClasswiseEce(), 'classwiseEce'],
  debiasedEce: [countedDebiasedEce(), 'ece'],
};

console.log(`${sets} sets of ${rows} rows, ${replicates} replicates, level 0.95, seed ${seed}`);

function row(sharpness, metric, truth, mean, covered) {
  const percent = (count) => (count === undefined ? '' : `${((100 * count) / sets).toFixed(1)} %`);
  const columns = [sharpness, metric, truth.toFixed(4), mean.toFixed(4), ...covered.map(percent)];
  console.log(`| ${columns.join(' | ')} |`);
}

console.log('| sharpness | metric | truth | mean estimate | percentile | basic | bca | rmsceInterval |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const sharpness of options.sharpness.split(',').map(Number)) {
  const truth = truths(sharpness);
  const samples = Array.from({ length: sets }, () => drawSet(sharpness));
  for (const [name, [metric, truthName]] of Object.entries(METRICS)) {
    const value = truth[truthName];
    const covers = (low, high) => (low <= value && value <= high ? 1 : 0);
    let [percentile, basic, bca, mean] = [0, 0, 0, 0];
    for (const sample of samples) {
      const { estimate, low, high, values } = bootstrap(sample, metric, {
        random,
        replicates,
        method: 'bca',
      });
      const [lower, upper] = limits(values);
      percentile += covers(lower, upper);
      basic += covers(2 * estimate - upper, 2 * estimate - lower);
      bca += covers(low, high);
      mean += estimate / sets;
    }
    row(sharpness, name, value, mean, [percentile, basic, bca, undefined]);
  }
  let [covered, mean] = [0, 0];
  for (const sample of samples) {
    const { estimate, low, high } = rmsceInterval(sample, { random, replicates });
    if (low <= truth.rmsce && truth.rmsce <= high) covered++;
    mean += estimate / sets;
  }
  row(sharpness, 'debiasedRmsce', truth.rmsce, mean, [undefined, undefined, undefined, covered]);
}
