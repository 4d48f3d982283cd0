import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wilsonInterval } from '@reticket/calibration';
import { parseRunText, type Run } from '@reticket/results';
import { expect, it } from 'vitest';
import { runCli } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

/** One LP and one VP cell of the committed source model on real images, through one engine. */
async function runOn(engine: string, folder: string): Promise<Run> {
  const file = `${engine}.json`;
  const { code, stderr } = await runCli(
    [
      ...[
        'grid',
        '--preset',
        'quick',
        '--dataset',
        'fashion-mnist-sample',
        '--state',
        '0',
        '--shots',
        '4',
        '--seed',
        '0',
      ],
      ...['--epochs', '25', '--test-per-class', '20', '--upstream', 'none'],
      ...['--engine', engine, '--workers', '1', '--out', file],
    ],
    folder,
  );
  expect(stderr.includes('error')).toBe(false);
  expect(code).toBe(0);
  return parseRunText(readFileSync(join(folder, file), 'utf8'));
}

it('gives a cell the same accuracy within its interval on two engines', { timeout: 180_000 }, async () => {
  const folder = temporaryFolder();
  const onnx = await runOn('onnx-cpu', folder);
  const wasm = await runOn('tfjs-wasm', folder);
  expect(onnx.machine.engine).toBe('onnx-cpu');
  expect(wasm.machine.engine).toBe('tfjs-wasm');
  expect(onnx.cells.map(({ method }) => method)).toEqual(['LP', 'VP']);
  onnx.cells.forEach((cell, index) => {
    const other = wasm.cells[index]!;
    expect(other.id).toBe(cell.id);
    const n = cell.dataset.nTest!;
    const correct = Math.round(cell.values.top1! * n);
    // Far above the one in ten of guessing, so that the intervals say something.
    expect(cell.values.top1).toBeGreaterThan(0.2);
    const [low, high] = wilsonInterval(correct, n);
    expect(other.values.top1).toBeGreaterThanOrEqual(low);
    expect(other.values.top1).toBeLessThanOrEqual(high);
  });
});
