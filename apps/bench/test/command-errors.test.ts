import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from './support/cli.js';
import { writeRandomCheckpoint } from './support/random-checkpoint.js';
import { temporaryFolder } from './support/temporary-folder.js';

/** Each case: arguments, exit code, and what the one line on standard error says. */
const cases: [arguments_: string[], code: number, says: string][] = [
  [['grid', '--preset', 'qick'], 2, 'invalid preset: got qick, expected one of quick, published'],
  [['grid', '--engine', 'gpu'], 2, 'invalid engine: got gpu, expected one of auto, tfjs-node-gpu, onnx-cuda'],
  [['grid', '--dataset', 'imagenet'], 2, 'invalid data set: got imagenet, expected one of mnist'],
  [['grid', '--model', 'alexnet'], 2, 'invalid model: got alexnet, expected one of resnet20-cifar10'],
  [['grid', '--model', 'alexnet:x.pth'], 2, 'invalid architecture: got alexnet'],
  [['grid', '--shots', '0'], 2, 'invalid options at shots.0'],
  [['grid', '--workers', '0'], 2, 'invalid --workers: got "0", expected an integer >= 1'],
  [['grid', '--map', 'xlm'], 2, 'expected one of ilm, flm, rlm, blm'],
  [['grid', '--out', '.'], 2, 'invalid --out: got the folder ., expected a file'],
  [['grid', '--presett', 'quick'], 2, '--preset'],
  [['grid', '--preset', 'quick', '--config', 'grid.json'], 2, 'expected one of them'],
  [['grid', '--config', 'none.json'], 2, 'config not found'],
  [['grid', '--model', 'squeezenet1_1'], 2, 'weights of squeezenet1_1 not found'],
  [['grid', '--model', 'resnet20-cifar:none.th'], 2, 'none.th'],
  [['grid', '--model', 'resnet20-cifar:good.safetensors', '--dataset', 'gtsrb'], 2, 'gtsrb/GTSRB'],
  [
    ['grid', '--model', 'resnet20-cifar:good.safetensors', '--image-size', '32'],
    2,
    'smaller image than 32x32',
  ],
  [['grid', '--model', 'resnet20-cifar:short.safetensors'], 1, 'RETICKET_CHECKPOINT'],
  [['grid', '--model', 'resnet20-cifar:text.th'], 1, 'RETICKET_CHECKPOINT'],
  [['grid', '--model', 'resnet32-cifar:good.safetensors'], 1, 'RETICKET_WEIGHTS_MISMATCH'],
  [['speed', '--task', 'vpstep'], 2, 'invalid task: got vpstep, expected one of all, sgemm, forward'],
  [
    ['speed', '--engine', 'onnx-cpu,gpu'],
    2,
    'invalid engine: got gpu, expected one of auto, tfjs-node-gpu, onnx-cuda',
  ],
  [['speed', '--model', 'alexnet'], 2, 'invalid model: got alexnet, expected one of resnet20-cifar'],
  [['speed', '--model', 'resnet20-cifar:none.th'], 2, 'none.th'],
  [['speed', '--model', 'resnet20-cifar:text.th'], 1, 'RETICKET_CHECKPOINT'],
  [
    ['speed', '--image-size', '224'],
    2,
    'invalid image size: got 224, expected less than the 224 px of resnet18',
  ],
  [['speed', '--batch', '16,'], 2, 'invalid --batch: got "16,", expected values separated by commas'],
  [['speed', '--threads', '0'], 2, 'invalid --threads: got "0", expected an integer >= 1'],
  [['speed', '--time', '-1'], 2, 'invalid --time: got "-1", expected seconds >= 0'],
  [['speed', '--out', '.'], 2, 'invalid --out: got the folder ., expected a file'],
  [['pretrain', '--out', '.'], 2, 'invalid --out: got the folder ., expected a file'],
  [['speed', '--compare', 'none.json'], 2, 'baseline not found: expected a run file at none.json'],
  [['speed', '--compare', 'text.th'], 1, 'RETICKET_INVALID_RUN'],
  [['speed', '--compare', 'a.json', '--json'], 2, 'expected one of them'],
  [
    ['tickets', '--method', 'lottery'],
    2,
    'invalid method: got lottery, expected one of dense, imp-fine-tuning',
  ],
  [['tickets', '--states', '1.5'], 2, 'invalid --states: got "1.5", expected an integer >= 1'],
  [['tickets', '--rewind-to', '6'], 2, 'invalid epoch to rewind to: got 6, expected 0 < k < 6'],
  [['tickets', '--dataset', 'gtsrb'], 2, 'gtsrb/GTSRB'],
  [
    ['tickets', '--dataset', 'fashion-mnist-sample', '--train-per-class', '9', '--validation-per-class', '8'],
    2,
    'invalid batchSize: got 128, expected at most the 10 images to train on',
  ],
  [['frobnicate'], 2, 'frobnicate'],
];

describe('reticket', () => {
  it.each(cases)(
    '%j exits with %i and says why on one line',
    { timeout: 60_000 },
    async (args, expected, says) => {
      const folder = temporaryFolder();
      writeRandomCheckpoint(join(folder, 'good.safetensors'));
      writeRandomCheckpoint(join(folder, 'short.safetensors'));
      truncateSync(join(folder, 'short.safetensors'), 5000);
      writeFileSync(join(folder, 'text.th'), 'import os\n');
      const { code, stdout, stderr } = await runCli(args, folder);
      expect(stderr).toContain(says);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(code).toBe(expected);
      expect(stdout).toBe('');
    },
  );

  it('shows a stack with --debug', { timeout: 60_000 }, async () => {
    const { stderr } = await runCli(['--debug', 'grid', '--preset', 'qick'], temporaryFolder());
    expect(stderr).toMatch(/^\s+at /m);
  });

  it.each([[[]], [['grid']], [['doctor']], [['pretrain']], [['tickets']], [['speed']]])(
    'explains itself with examples: %j --help',
    { timeout: 60_000 },
    async (command) => {
      const { code, stdout } = await runCli([...command, '--help'], temporaryFolder());
      expect(code).toBe(0);
      expect(stdout).toContain('Usage: reticket');
      if (command.length > 0) expect(stdout).toContain('Examples:');
    },
  );
});
