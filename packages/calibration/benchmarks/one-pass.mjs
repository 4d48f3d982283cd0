// node benchmarks/one-pass.mjs [--python <interpreter with torchmetrics and netcal>] [--rows 1000000] [--classes 100] [--rounds 3]
//
// All binned metrics of n predictions over k classes (accuracy, NLL, Brier, ECE, RMSCE, MCE, reliability, class-wise ECE)
// in one pass, in turns with torchmetrics and netcal on the same float32 data, each with one thread and in a process of
// its own. Promised: at least 3x torchmetrics and 10x netcal for the same metrics, and no copy of the data. Ratios of
// processor time are steadier on a busy machine. Exits with 1 where a promise is not kept.
//
// The sides are not asked for the same amount. Ours checks that rows are probabilities and sums exactly, also of float64.
// torchmetrics sums in float32, takes one call per norm and per class, and looks for the distinct labels in each (its default
// checks); NLL and Brier score beside it are torch's. netcal has no accuracy, NLL, Brier score or RMSCE: it is asked for ECE and
// MCE of the top label and ECE of each class, for which NumPy's `histogramdd` and SciPy's `binned_statistic_dd` bin every value,
// and looks for the distinct labels too. Without class-wise bins both peers find the largest of a row in vector instructions.
import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const execute = promisify(execFile);
const { values: options } = parseArgs({
  options: {
    python: { type: 'string' },
    rows: { type: 'string', default: '1000000' },
    classes: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
  },
});
const [n, k, rounds] = [options.rows, options.classes, options.rounds].map(Number);
const path = (name) => new URL(name, import.meta.url).pathname;

/** Uniform numbers in [0, 1) from a linear congruential generator. */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Softmax of logits that are about normal with standard deviation 2.5; labels are drawn from it at temperature 1.5. */
function writeData(dataFile, labelFile) {
  const random = uniform(1);
  const rows = 1000;
  const [dataTo, labelsTo] = [openSync(dataFile, 'w'), openSync(labelFile, 'w')];
  for (let first = 0; first < n; first += rows) {
    const count = Math.min(rows, n - first);
    const data = new Float32Array(count * k);
    const labels = new Int32Array(count);
    for (let row = 0; row < count; row++) {
      const z = Float64Array.from({ length: k }, () => 5 * (random() + random() + random() - 1.5));
      const p = z.map(Math.exp);
      const sum = p.reduce((a, b) => a + b);
      data.set(
        p.map((value) => value / sum),
        row * k,
      );
      const cooler = z.map((value) => Math.exp(value / 1.5));
      let left = random() * cooler.reduce((a, b) => a + b) - cooler[0];
      for (let label = 0; left > 0 && label + 1 < k; left -= cooler[++label]) labels[row] = label + 1;
    }
    writeSync(dataTo, data);
    writeSync(labelsTo, labels);
  }
  closeSync(dataTo);
  closeSync(labelsTo);
}

async function run(command, script, files) {
  const { stdout } = await execute(command, [path(script), ...files, String(n), String(k), '1']);
  return JSON.parse(stdout);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

function promise(text, value, kept) {
  if (!kept) process.exitCode = 1;
  console.log(`${text}: ${value}${kept ? '' : ' NOT REACHED'}`);
}

const folder = mkdtempSync(join(tmpdir(), 'reticket-one-pass-'));
try {
  const files = ['data', 'labels'].map((name) => join(folder, name));
  writeData(...files);
  const sides = { ours: [], peers: [] };
  for (let round = 0; round < rounds; round++) {
    sides.ours.push(await run(process.execPath, 'one-pass-ours.mjs', files));
    if (options.python) sides.peers.push(await run(options.python, 'one_pass_peers.py', files));
  }
  for (const [side, runs] of Object.entries(sides)) {
    if (runs.length > 0) console.log(`${side} (${runs[0].version}):`, JSON.stringify(runs[0].values));
  }
  const of = (side, part, unit) => sides[side].map(({ timings }) => timings[part][0][unit]);
  const peakBytes = Math.max(...sides.ours.map((one) => one.peakBytes));
  promise('memory above the data, under 0.25 of it', (peakBytes / (4 * n * k)).toFixed(3), peakBytes < n * k);
  if (options.python) {
    for (const unit of ['processor', 'clock']) {
      const ratio = (ours, ...parts) =>
        median(
          of('ours', ours, unit).map(
            (own, i) => parts.reduce((sum, part) => sum + of('peers', part, unit)[i], 0) / own,
          ),
        );
      const torch = ratio('all', 'torchmetrics_top_label', 'torchmetrics_classwise', 'torch_scores');
      const netcal = ratio('all', 'netcal_top_label', 'netcal_classwise');
      const report = unit === 'processor' ? promise : (text, value) => console.log(`${text}: ${value}`);
      report(`${unit} time, torchmetrics / ours, at least 3`, torch.toFixed(2), torch >= 3);
      report(`${unit} time, netcal / ours, at least 10`, netcal.toFixed(2), netcal >= 10);
      const topLabel = ratio('topLabel', 'torchmetrics_top_label', 'torch_scores').toFixed(2);
      console.log(
        `${unit} time without class-wise bins: torchmetrics / ours ${topLabel}, netcal / ours ${ratio('topLabel', 'netcal_top_label').toFixed(2)}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
