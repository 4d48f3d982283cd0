import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRunText } from '@reticket/results';
import { expect, it } from 'vitest';
import { runCli } from '../support/cli.js';
import { writeRandomCheckpoint } from '../support/random-checkpoint.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const once = ['--iterations', '1', '--time', '0', '--warmup', '0'];

it('measures every task of a small model and writes a run file', { timeout: 180_000 }, async () => {
  const folder = temporaryFolder();
  const { code, stdout, stderr } = await runCli(
    [
      'speed',
      '--model',
      'resnet20-cifar',
      '--engine',
      'onnx-cpu',
      '--task',
      'all',
      '--batch',
      '2',
      ...once,
    ].concat(['--threads', '1', '--out', 'speed.json']),
    folder,
  );
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { perf, cells, config } = parseRunText(readFileSync(join(folder, 'speed.json'), 'utf8'));
  expect(cells).toEqual([]);
  expect(config).toMatchObject({ preset: 'speed', command: expect.stringContaining('--out <out>') });
  const engine = 'onnx-cpu/threads=1';
  expect(perf.map(({ id }) => id)).toEqual([
    `sgemm/${engine}`,
    `forward/resnet20-cifar/${engine}/batch=2`,
    `features/resnet20-cifar/${engine}/batch=2`,
    `vp-step/resnet20-cifar/${engine}/batch=2/imageSize=16`,
    `vp-step-plain/resnet20-cifar/${engine}/batch=2/imageSize=16`,
    `train-step/resnet20-cifar/${engine}/batch=2`,
    `lp/resnet20-cifar/${engine}`,
    `lp-recomputed/resnet20-cifar/${engine}`,
    'label-map/resnet20-cifar/assignment=greedy',
    'label-map/resnet20-cifar/assignment=optimal',
    'lp-fit/resnet20-cifar',
    'checkpoint-load/resnet20-cifar',
  ]);
  for (const figure of perf) {
    expect(figure).toMatchObject({ unit: 'ms', n: 1, warmup: 0, peakRssBytes: expect.any(Number) });
    expect(stdout).toContain(String(figure.params.task));
  }
  expect(perf[1]).toMatchObject({
    params: { task: 'forward', model: 'resnet20-cifar', weights: 'random', threads: 1, batch: 2 },
    macs: expect.any(Number),
    gflops: expect.any(Number),
    fractionOfPeak: expect.any(Number),
    itemsPerSecond: expect.any(Number),
  });
});

it('keeps a figure that fails, with its reason, and exits with 1', { timeout: 180_000 }, async () => {
  const folder = temporaryFolder();
  writeRandomCheckpoint(join(folder, 'huge.safetensors'), { scale: 1e20 });
  const { code, stdout } = await runCli(
    ['speed', '--model', 'resnet20-cifar:huge.safetensors', '--engine', 'onnx-cpu', ...once].concat([
      '--task',
      'lp,checkpoint-load',
      '--json',
    ]),
    folder,
  );
  expect(code).toBe(1);
  const { perf } = parseRunText(stdout);
  expect(perf.map(({ params, status }) => [params.task, status])).toEqual([
    ['sgemm', undefined],
    ['lp', 'failed'],
    ['checkpoint-load', undefined],
  ]);
  expect(perf[1]).toMatchObject({ error: { code: 'RETICKET_INVALID_ARGUMENT' } });
});

const host = ['speed', '--model', 'resnet20-cifar', '--task', 'checkpoint-load'];

it('lists figures without taking any', { timeout: 180_000 }, async () => {
  const { code, stdout } = await runCli([...host, '--list'], temporaryFolder());
  expect(code).toBe(0);
  expect(stdout).toBe('checkpoint-load/resnet20-cifar\n');
});

it('compares with an earlier run', { timeout: 180_000 }, async () => {
  const folder = temporaryFolder();
  await runCli([...host, ...once, '--out', 'earlier.json'], folder);
  const { code, stdout } = await runCli([...host, ...once, '--compare', 'earlier.json'], folder);
  expect(code).toBe(0);
  const { runId } = parseRunText(readFileSync(join(folder, 'earlier.json'), 'utf8'));
  expect(stdout).toContain(`against ${runId}`);
  expect(stdout).toMatch(/^checkpoint-load\/resnet20-cifar +\S+ ms +\S+ ms +\d+\.\d\d/m);
});
