import type { PerfFigure } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import { speedRows, speedSummary } from '../src/model/speed-rows.ts';
import { runOf } from './example-run.ts';

const step: PerfFigure = {
  id: 'vp-step/resnet18/onnx-cpu/threads=2/batch=16',
  params: {
    task: 'vp-step',
    model: 'resnet18',
    weights: 'random',
    engine: 'onnx-cpu',
    threads: 2,
    batch: 16,
    imageSize: 32,
  },
  unit: 'ms',
  n: 10,
  p50: 512.345,
  mad: 1.2345,
  min: 500,
  p99: 530,
  mean: 513,
  sd: 2,
  warmup: 2,
  itemsPerSecond: 31.229,
  gflops: 1234.5,
  fractionOfPeak: 0.642,
  peakRssBytes: 4.5e8,
};

const failed: PerfFigure = {
  id: 'forward/vgg16/tfjs-wasm',
  params: { task: 'forward', model: 'vgg16', engine: 'tfjs-wasm' },
  status: 'failed',
  error: { code: 'RETICKET_WORKER_EXIT', message: 'the process ended with SIGKILL' },
};

describe('speedRows', () => {
  it('shows parameters in words and numbers with three digits', () => {
    expect(speedRows([step])).toEqual([
      {
        id: step.id,
        task: 'vp-step',
        model: 'ResNet-18',
        engine: 'onnx-cpu',
        threads: '2',
        variant: 'batch 16, 32 px',
        numbers: ['512 ms', '1.23', '31.2', '1,235', '64', '450', '10'],
        note: '',
      },
    ]);
  });

  it('leaves empty what was not measured, and says what the timer could not tell', () => {
    const { itemsPerSecond, gflops, fractionOfPeak, peakRssBytes, ...bare } = step;
    const [row] = speedRows([{ ...bare, timerWarning: 'too short' }]);
    expect(row).toMatchObject({ numbers: ['512 ms', '1.23', '', '', '', '', '10'], note: 'too short' });
  });

  it('gives the reason of a figure that failed in place of numbers', () => {
    expect(speedRows([failed])).toMatchObject([{ numbers: [], note: 'the process ended with SIGKILL' }]);
  });

  it('calls a figure without a task by its id', () => {
    expect(speedRows([{ ...step, params: {} }])).toMatchObject([{ task: step.id, model: '', variant: '' }]);
  });
});

describe('speedSummary', () => {
  it('counts figures and names models and engines', () => {
    const run = { ...runOf([]), perf: [step, failed] };
    expect(speedSummary(run)).toBe('2 figures of ResNet-18 and VGG-16 on onnx-cpu and tfjs-wasm, 1 failed');
    expect(speedSummary({ ...run, perf: [step] })).toBe('1 figure of ResNet-18 on onnx-cpu');
  });
});
