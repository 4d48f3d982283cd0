// Kills `reticket grid` with SIGKILL at random moments, resumes it each time, and compares the final run file with that
// of an uninterrupted run, times and memory apart.
//
//   node scripts/kill-and-resume.mjs [--kills 10] [--seed 1] -- <arguments of reticket, beginning with grid>

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const bin = fileURLToPath(new URL('../bin/reticket.js', import.meta.url));
const { values, positionals } = parseArgs({
  options: { kills: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const kills = Number(values.kills);
const generator = xoroshiro128plus(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), 'reticket-kill-'));

/** Runs the grid in a run directory; with `patience` (ms) it is killed after that. Resolves to the signal or exit code. */
function runGrid(runDirectory, patience) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...positionals, '--run-dir', runDirectory], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const timer = patience === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), patience);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) reject(new Error(`reticket exited with ${code}: ${stderr}`));
      else resolve(signal ?? code);
    });
  });
}

/** A run without what differs between any two runs. */
function comparable(runDirectory) {
  const { startedAt, finishedAt, cells, ...run } = JSON.parse(
    readFileSync(join(runDirectory, 'run.json'), 'utf8'),
  );
  return {
    ...run,
    cells: cells.map(({ seconds, values: { seconds: _, peakRssBytes, ...values }, ...cell }) => ({
      ...cell,
      values,
    })),
  };
}

try {
  const whole = join(folder, 'whole');
  const begun = performance.now();
  await runGrid(whole);
  const duration = performance.now() - begun;
  console.log(`uninterrupted: ${(duration / 1000).toFixed(1)} s`);

  const killed = join(folder, 'killed');
  for (let kill = 1; kill <= kills; ) {
    const patience = 0.95 * duration * uniformFloat64(generator);
    const end = await runGrid(killed, patience);
    if (end === 'SIGKILL') {
      console.log(`kill ${kill} after ${(patience / 1000).toFixed(1)} s`);
      kill += 1;
    } else {
      // It was done before its time was up: once more from the beginning, so that every kill hits a run at work.
      if (!isDeepStrictEqual(comparable(killed), comparable(whole))) throw new Error('the run files differ');
      rmSync(killed, { recursive: true });
    }
  }
  await runGrid(killed);
  if (!isDeepStrictEqual(comparable(killed), comparable(whole))) throw new Error('the run files differ');
  console.log(`${kills} kills: the run files are the same, times and memory apart`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
