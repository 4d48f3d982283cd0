import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/reticket.js', import.meta.url));
const maxBuffer = 2 ** 28;

/** The figures of `reticket speed` with these arguments, by id. */
function speedFigures(args) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [bin, 'speed', ...args, '--json'], { maxBuffer }, (error, stdout) => {
      if (error !== null && stdout === '') reject(error);
      else resolve(new Map(JSON.parse(stdout).perf.map((figure) => [figure.id, figure])));
    });
  });
}

function median(figures, id) {
  const figure = figures.get(id);
  if (figure.status === 'failed') throw new Error(`${id} failed: ${figure.error.message}`);
  return figure.p50;
}

/** Runs `reticket speed` once and sets the medians of two of its figures against each other. */
export async function speedRatio({ args, name, slow, fast, required }) {
  const figures = await speedFigures(args);
  return {
    figures: [...figures.values()],
    ratios: [{ name, value: median(figures, slow) / median(figures, fast), required }],
  };
}
