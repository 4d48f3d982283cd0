// Peak memory and time of `reticket grid --preset quick` from the beginning, the workers included. Resident sets are
// added up over the process tree, so pages that processes share count several times: an upper bound.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const bin = fileURLToPath(new URL('../bin/reticket.js', import.meta.url));
const interval = 200;
const limit = 1.5e9;

/** Resident bytes of a process and all its descendants, one by one. */
async function residentSets(root) {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,rss=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([root]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const [pid, parent] of processes) if (family.has(parent)) family.add(pid);
  }
  return processes.filter(([pid]) => family.has(pid)).map(([, , kibibytes]) => 1024 * kibibytes);
}

export default async function quickMemory() {
  const folder = mkdtempSync(join(tmpdir(), 'reticket-memory-'));
  try {
    const begun = performance.now();
    const child = spawn(process.execPath, [bin, 'grid', '--preset', 'quick'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`quick exited with ${code}`))));
    });
    let running = true;
    const watched = ended.finally(() => {
      running = false;
    });
    let peak = 0;
    let largest = 0;
    while (running) {
      const sizes = await residentSets(child.pid);
      peak = Math.max(
        peak,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      largest = Math.max(largest, ...sizes);
      await Promise.race([watched, new Promise((resolve) => setTimeout(resolve, interval))]);
    }
    await watched;
    const elapsed = performance.now() - begun;
    return {
      figures: [
        {
          id: 'reticket grid --preset quick',
          params: { largestProcessBytes: largest },
          unit: 'ms',
          n: 1,
          p50: elapsed,
          mad: 0,
          min: elapsed,
          p99: elapsed,
          mean: elapsed,
          sd: 0,
          warmup: 0,
          peakRssBytes: peak,
        },
      ],
      ratios: [{ name: 'quick: 1.5 GB / peak memory of all processes', value: limit / peak, required: 1 }],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
