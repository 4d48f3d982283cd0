import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRunText, type Run } from '@reticket/results';
import { expect, it } from 'vitest';
import { runCli, startCli } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyGrid } from './support/tiny-grid.js';

const timeout = 180_000;

function readRun(folder: string, ...path: string[]): Run {
  return parseRunText(readFileSync(join(folder, ...path), 'utf8'));
}

/** Processes that a process has started. */
function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' });
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return processes.filter(([, parent]) => parent === pid).map(([child]) => child!);
}

it('measures every cell, prints the table and writes the run file', { timeout }, async () => {
  const folder = temporaryFolder();
  const { code, stdout } = await runCli([...tinyGrid(folder), '--out', 'run.json'], folder);
  expect(code).toBe(0);
  expect(stdout).toContain('8 of 8 cells measured');
  expect(stdout).toContain('state 3 (48.8 % pruned)');
  const run = readRun(folder, 'run.json');
  expect(run.config.preset).toBe('quick-custom');
  expect(run.config.command).not.toContain(folder);
  for (const cell of run.cells) {
    expect(cell.status).toBe('ok');
    expect(cell.shots.actualPerClass).toEqual({ min: 1, max: 1 });
    expect(cell.dataset).toMatchObject({ nTrain: 40, nVal: 20, nTest: 40, classes: 10 });
    expect(Object.keys(cell.values)).toEqual(
      expect.arrayContaining(['top1', 'ece', 'ece.scaled', 'macs', 'steps']),
    );
    expect(cell.artifacts.labelMap?.length).toBe(cell.method === 'VP' ? 10 : undefined);
  }
});

it('does nothing again, and repeats a cell whose file was damaged', { timeout }, async () => {
  const folder = temporaryFolder();
  const grid = [...tinyGrid(folder), '--method', 'lp', '--run-dir', 'run'];
  await runCli(grid, folder);
  const first = readRun(folder, 'run', 'run.json');
  const cells = join(folder, 'run', 'cells');
  const [damaged] = readdirSync(cells);
  writeFileSync(join(cells, damaged!), readFileSync(join(cells, damaged!)).subarray(0, 200));

  const { code } = await runCli(grid, folder);
  expect(code).toBe(0);
  const second = readRun(folder, 'run', 'run.json');
  expect(second.startedAt).toBe(first.startedAt);
  const seconds = (run: Run) => new Map(run.cells.map((cell) => [cell.id, cell.seconds]));
  const repeated = [...seconds(second)].filter(([id, value]) => seconds(first).get(id) !== value);
  expect(repeated.map(([id]) => `${id}.json`)).toEqual([damaged]);
});

it('reports cells whose numbers run away, goes on, and exits with 1', { timeout }, async () => {
  const folder = temporaryFolder();
  const { code, stdout } = await runCli([...tinyGrid(folder, { scale: 1e20 }), '--out', 'run.json'], folder);
  expect(code).toBe(1);
  expect(stdout).toContain('0 of 8 cells measured');
  const run = readRun(folder, 'run.json');
  expect(run.cells).toHaveLength(8);
  for (const cell of run.cells) {
    if (cell.status === 'ok') throw new Error('a cell of NaN was measured');
    expect(cell.error.code).toMatch(/^RETICKET_/);
    expect(cell.error.message).not.toContain('\n');
  }
});

it('keeps finished cells on Ctrl-C and says how to go on', { timeout }, async () => {
  const folder = temporaryFolder();
  const { child, finished } = startCli([...tinyGrid(folder), '--epochs', '200', '--run-dir', 'run'], folder);
  const cells = join(folder, 'run', 'cells');
  while (!existsSync(cells) || readdirSync(cells).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGINT');
  const { code, stdout, stderr } = await finished;
  expect(code).toBe(130);
  expect(stdout).toBe('');
  expect(stderr).toContain('The same command resumes the run');
  expect(existsSync(join(folder, 'run', 'lock.json'))).toBe(false);
  expect(existsSync(join(folder, 'run', 'run.json'))).toBe(false);
});

it('replaces a worker that is killed, and loses one cell at most', { timeout }, async () => {
  const folder = temporaryFolder();
  const args = [...tinyGrid(folder), '--method', 'vp', '--epochs', '100', '--run-dir', 'run'];
  const { child, finished } = startCli(args, folder);
  const cells = join(folder, 'run', 'cells');
  while (!existsSync(cells) || readdirSync(cells).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  process.kill(childrenOf(child.pid!)[0]!, 'SIGKILL');
  const { code } = await finished;
  const run = readRun(folder, 'run', 'run.json');
  const lost = run.cells.filter((cell) => cell.status !== 'ok');
  expect(run.cells).toHaveLength(4);
  expect(lost.length).toBeLessThanOrEqual(1);
  expect(code).toBe(lost.length);
  for (const { error } of lost) expect(error.code).toBe('RETICKET_WORKER_EXIT');
});

it('probes at the size that prompting sees, with a frequency map and a budget of steps', {
  timeout,
}, async () => {
  const folder = temporaryFolder();
  const changes = ['--lp-resolution', 'native', '--map', 'flm', '--assignment', 'optimal', '--state', '0'];
  const budget = ['--steps', '3'];
  const grid = tinyGrid(folder, {}, budget);
  const { stdout } = await runCli([...grid, ...changes, '--seed', '0', '--json'], folder);
  const { cells } = parseRunText(stdout);
  expect(cells.map(({ method, budget, values }) => [method, budget, values.steps])).toEqual([
    ['LP', { kind: 'steps', amount: 3 }, 3],
    ['VP', { kind: 'steps', amount: 3 }, 3],
  ]);
  expect(cells[0]!.methodOptions).toMatchObject({ resolution: 'native', imageSize: 16 });
  expect(cells[1]!.methodOptions).toMatchObject({ map: 'flm', assignment: 'optimal' });
});

it('plans without computing', { timeout }, async () => {
  const folder = temporaryFolder();
  const { code, stdout } = await runCli([...tinyGrid(folder), '--dry-run', '--json'], folder);
  expect(code).toBe(0);
  const plan = JSON.parse(stdout);
  expect(plan.cells).toHaveLength(8);
  expect(plan.cells.every(({ macs }: { macs: number }) => macs > 0)).toBe(true);
  expect(plan.seconds).toBeGreaterThan(0);
  expect(existsSync(join(folder, '.reticket'))).toBe(false);
});

it('prints nothing but the run with --json', { timeout }, async () => {
  const folder = temporaryFolder();
  const { stdout } = await runCli([...tinyGrid(folder), '--method', 'lp', '--json'], folder);
  expect(parseRunText(stdout).cells).toHaveLength(4);
});
