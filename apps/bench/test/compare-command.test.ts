import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellId, type MeasuredCell, metricCatalogue, type Run } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import { measuredCell } from './support/cells.js';
import { runCli } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

/** Cells of one prompt and map on one data set, a seed for each accuracy. */
function cellsOf(dataset: string, methodOptions: MeasuredCell['methodOptions'], ...top1: number[]) {
  return top1.map((value, seed): MeasuredCell => {
    const cell = measuredCell({ state: 0, method: 'VP', seed, top1: value });
    return {
      ...cell,
      id: cellId({ dataset, methodOptions: { ...methodOptions }, seed }),
      methodOptions,
      dataset: { ...cell.dataset, name: dataset },
    };
  });
}

function writeRun(folder: string, name: string, cells: readonly MeasuredCell[]): string {
  const file = join(folder, name);
  const run: Run = {
    schemaVersion: 1,
    runId: name,
    startedAt: '2026-01-02T03:04:05Z',
    finishedAt: '2026-01-02T03:05:05Z',
    source: { commit: null, parent: null, branch: null, dirty: false, committedAt: null, packages: {} },
    machine: {
      id: 'c'.repeat(16),
      cpu: 'Example CPU',
      cores: 2,
      memBytes: 8e9,
      os: 'linux',
      arch: 'x64',
      node: 'v20.19.0',
      engine: 'onnx-cpu',
    },
    config: { hash: 'd'.repeat(64), preset: 'quick', command: 'reticket grid' },
    metrics: metricCatalogue,
    cells: [...cells],
    perf: [],
  };
  writeFileSync(file, JSON.stringify(run));
  return file;
}

/** A folder with a run of two label maps, and one of another data set with a further prompt. */
function twoRuns(): { folder: string; first: string; second: string } {
  const folder = temporaryFolder();
  const [rlm, ilm] = [
    { imageSize: 32, map: 'rlm' },
    { imageSize: 32, map: 'ilm', assignment: 'greedy' },
  ];
  const first = writeRun(folder, 'first.json', [
    ...cellsOf('gtsrb', rlm, 0.2, 0.22, 0.24),
    ...cellsOf('gtsrb', ilm, 0.3, 0.33, 0.36),
  ]);
  const second = writeRun(folder, 'second.json', [
    ...cellsOf('fashion-mnist', rlm, 0.5, 0.52, 0.57),
    ...cellsOf('fashion-mnist', ilm, 0.52, 0.53, 0.54),
    ...cellsOf('fashion-mnist', { prompt: 'watermark-full', map: 'rlm' }, 0.6, 0.6, 0.66),
  ]);
  return { folder, first, second };
}

describe('reticket compare', () => {
  it('compares label maps over the settings of two run files', async () => {
    const { folder, first, second } = twoRuns();
    const { code, stdout } = await runCli(['compare', first, second, '--by', 'map'], folder);
    expect(code).toBe(0);
    // gtsrb: differences 10, 11, 12, so 11 +- 4.303 / sqrt 3; fashion-mnist: 2, 1, -3; averages 6, 6, 4.5.
    expect(stdout).toMatchInlineSnapshot(`
      "Accuracy %, means over seeds with 95 % intervals (Student's t); squeezenet1_1, 4 shots, dense

      data set       method                           map rlm            map ilm
      gtsrb          prompt expansive       22.0 [17.0, 27.0]  33.0 [25.5, 40.5]
      fashion-mnist  prompt expansive       53.0 [44.0, 62.0]  53.0 [50.5, 55.5]
      fashion-mnist  prompt watermark-full  62.0 [53.4, 70.6]                  -
      average of 2                          37.5 [30.6, 44.4]  43.0 [38.0, 48.0]

      Differences in points, paired by seed; * where the 95 % interval leaves out 0

      data set       method            difference         seeds              mean
      gtsrb          prompt expansive  map ilm - map rlm      3  11.0 [8.5, 13.5]  *
      fashion-mnist  prompt expansive  map ilm - map rlm      3   0.0 [-6.6, 6.6]
      average of 2                     map ilm - map rlm      3    5.5 [3.3, 7.7]  *
      "
    `);
  });

  it('compares prompts where everything else agrees', async () => {
    const { folder, second } = twoRuns();
    const { stdout } = await runCli(['compare', second, '--by', 'prompt', '--json'], folder);
    const { arms, settings, differences } = JSON.parse(stdout);
    expect(arms).toEqual(['prompt expansive', 'prompt watermark-full']);
    expect(settings.map(({ method }: { method: string }) => method)).toEqual(['map rlm', 'map ilm']);
    expect(differences).toHaveLength(1);
    expect(differences[0].settings[0]).toMatchObject({ seeds: 3, mean: expect.closeTo(0.09, 12) });
    expect(differences[0].settings[1]).toBeNull();
  });

  it.each([
    [['compare', 'absent.json'], 'run file not found'],
    [['compare', 'first.json', '--metric', 'speed'], 'invalid metric: got speed'],
    [['compare', 'first.json', '--by', 'map,'], 'invalid --by'],
    [['compare', 'first.json', '--by', 'map,method'], 'invalid --by'],
    [['compare', 'first.json', '--by', 'prompt'], 'got 1 arms, expected at least 2'],
    [['compare'], "missing required argument 'run'"],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stderr } = await runCli(args, twoRuns().folder);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
