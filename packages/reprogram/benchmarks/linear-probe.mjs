// One ridge probe of many features, against scikit-learn's LogisticRegression(lbfgs) at equal loss, in one run.
//
//   node benchmarks/linear-probe.mjs [--python <python with scikit-learn>] [--items 50000] [--l2 0.01]
//
// Features are drawn: class centres and noise with a spectrum that falls as that of deep features does, turned and
// rectified, then standardised. Both sides get the same float32 array. scikit-learn stops at its default tolerance; ours is
// tightened until its loss is no higher. Processor time counts every thread and hardly depends on what else runs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { fitRidgeProbe, seededGenerator } from '@reticket/reprogram';

const { values: flags } = parseArgs({
  options: {
    python: { type: 'string' },
    items: { type: 'string', default: '50000' },
    l2: { type: 'string', default: '0.01' },
  },
});
const [items, width, classes, l2] = [Number(flags.items), 512, 100, Number(flags.l2)];

/** N(0, 1) draws (Box and Muller 1958). */
function normals(count, generator) {
  const uniform = () => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

/** Sum and difference of pairs, again and again: a rotation in width * log2(width) additions. */
function rotate(row) {
  for (let half = 1; half < row.length; half *= 2) {
    for (let start = 0; start < row.length; start += 2 * half) {
      for (let at = start; at < start + half; at += 1) {
        const [a, b] = [row[at], row[at + half]];
        row[at] = (a + b) * Math.SQRT1_2;
        row[at + half] = (a - b) * Math.SQRT1_2;
      }
    }
  }
}

function drawFeatures() {
  const generator = seededGenerator(0, 'features');
  const scale = Float32Array.from({ length: width }, (_, column) => (column + 1) ** -0.7);
  const centres = normals(classes * width, generator);
  const noise = normals(items * width, generator);
  const labels = Int32Array.from({ length: items }, (_, item) => item % classes);
  for (let item = 0; item < items; item += 1) {
    const row = noise.subarray(item * width, (item + 1) * width);
    const centre = centres.subarray(labels[item] * width, (labels[item] + 1) * width);
    for (let column = 0; column < width; column += 1) {
      row[column] = 8 * scale[column] * (1.5 * row[column] + centre[column]);
    }
    rotate(row);
    for (let column = 0; column < width; column += 1) row[column] = Math.max(row[column], 0);
  }
  standardize(noise);
  return { features: noise, labels };
}

function standardize(features) {
  for (let column = 0; column < width; column += 1) {
    let [sum, squares] = [0, 0];
    for (let at = column; at < features.length; at += width) {
      sum += features[at];
      squares += features[at] ** 2;
    }
    const mean = sum / items;
    const std = Math.sqrt(squares / items - mean ** 2) || 1;
    for (let at = column; at < features.length; at += width) features[at] = (features[at] - mean) / std;
  }
}

async function ours(data, gradientTolerance) {
  const engine = await createOnnxEngine();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const fit = await fitRidgeProbe({
    ...data,
    classes,
    width,
    l2,
    standardize: false,
    engine,
    gradientTolerance,
  });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await engine.dispose();
  return {
    objective: fit.objective,
    evaluations: fit.evaluations,
    seconds,
    processorSeconds: (user + system) / 1e6,
  };
}

function scikitLearn({ features, labels }) {
  const folder = mkdtempSync(join(tmpdir(), 'linear-probe-'));
  try {
    const [x, y] = [join(folder, 'features'), join(folder, 'labels')];
    writeFileSync(x, features);
    writeFileSync(y, labels);
    const script = new URL('linear_probe_sklearn.py', import.meta.url).pathname;
    return JSON.parse(
      execFileSync(flags.python, [script, x, y, String(width), String(l2)], { encoding: 'utf8' }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

console.log(`${items} x ${width} features, ${classes} classes, l2 ${l2}, on ${cpus().length} cores`);
const data = drawFeatures();
const peer = flags.python && scikitLearn(data);
if (peer) console.log('scikit-learn', peer);
let tolerance = 1e-4;
let fit = await ours(data, tolerance);
while (peer && fit.objective > peer.objective * (1 + 1e-6) && tolerance > 1e-6) {
  tolerance /= 2;
  fit = await ours(data, tolerance);
}
console.log('reticket', { ...fit, gradientTolerance: tolerance });
if (peer) {
  const ratio = (key) => (peer[key] / fit[key]).toFixed(1);
  console.log(
    `scikit-learn takes ${ratio('seconds')} x the time, ${ratio('processorSeconds')} x the processor time`,
  );
}
