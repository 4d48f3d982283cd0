import type { MeasuredCell, Run, UnmeasuredCell, UnmeasuredPerf } from '../src/index.js';
import { metricCatalogue } from '../src/index.js';

const hash = 'a'.repeat(64);

export const measuredCell: MeasuredCell = {
  id: '0123456789abcdef',
  source: {
    model: 'squeezenet1_1',
    weightsHash: hash,
    upstream: { dataset: 'imagenet-sample', n: 1000, classes: 1000, top1: 0.504, top5: 0.741, ece: 0.05 },
  },
  ticket: { method: 'magnitude', state: 2, sparsity: { prunable: 0.36, whole: 0.2 }, collapsed: false },
  method: 'VP',
  methodOptions: { map: 'ilm', imageSize: 32, learningRate: 0.01 },
  dataset: { name: 'fashion-mnist', hash, nTrain: 60000, nVal: 1000, nTest: 1000, classes: 10 },
  shots: { asked: 4, actualPerClass: { min: 4, max: 4 }, total: 40, hash },
  budget: { kind: 'epochs', amount: 100 },
  seed: 0,
  status: 'ok',
  values: { top1: 0.59, ece: 0.12, 'ece.scaled': 0.05, temperature: 1.4 },
  curves: {
    reliability: [
      { lower: 0, upper: 0.5, count: 10, confidence: 0.4, accuracy: 0.5, low: 0.24, high: 0.76 },
      { lower: 0.5, upper: 1, count: 0, confidence: null, accuracy: null, low: null, high: null },
    ],
    training: [{ epoch: 0, loss: 2.3, top1: 0.1, mapChurn: 1 }],
  },
  artifacts: {
    prompt: { mime: 'image/png', width: 8, height: 8, base64: 'iVBORw0KGgo=' },
    labelMap: [{ target: 0, targetName: 'T-shirt', source: 610, sourceName: 'jersey', count: 31 }],
  },
  seconds: 28.1,
};

export const failedCell: UnmeasuredCell = {
  id: 'fedcba9876543210',
  source: { model: 'squeezenet1_1', weightsHash: hash },
  ticket: { method: 'magnitude', state: 6, sparsity: { prunable: 0.74, whole: 0.31 } },
  method: 'LP',
  methodOptions: {},
  dataset: { name: 'gtsrb' },
  shots: { asked: 'all' },
  budget: { kind: 'steps', amount: 100 },
  seed: 1,
  status: 'failed',
  error: { code: 'RETICKET_NOT_FINITE', message: 'loss became NaN at step 3' },
  values: {},
  curves: {},
  artifacts: {},
  seconds: 0.2,
};

export const failedFigure: UnmeasuredPerf = {
  id: 'train-step',
  params: { batch: 16 },
  status: 'failed',
  error: { code: 'RETICKET_NOT_FINITE', message: 'loss became NaN at step 3' },
};

export const exampleRun: Run = {
  schemaVersion: 1,
  runId: '2026-01-02-example',
  startedAt: '2026-01-02T03:04:05Z',
  finishedAt: '2026-01-02T03:05:05+01:00',
  source: {
    commit: 'b'.repeat(40),
    parent: null,
    branch: 'main',
    dirty: false,
    committedAt: '2026-01-02T03:00:00+00:00',
    packages: { '@reticket/network': '0.1.0', zod: '4.6.7' },
  },
  machine: {
    id: 'c'.repeat(16),
    cpu: 'Example CPU',
    cores: 2,
    memBytes: 8e9,
    os: 'linux',
    arch: 'x64',
    node: 'v20.19.0',
    engine: 'onnxruntime-node cpu',
  },
  config: { hash: 'd'.repeat(64), preset: 'quick', command: 'reticket grid --preset quick' },
  metrics: metricCatalogue,
  cells: [measuredCell, failedCell],
  perf: [
    {
      id: 'vp-step',
      params: { batch: 16 },
      unit: 'ms',
      n: 3,
      p50: 2,
      mad: 1,
      min: 1,
      p99: 3,
      mean: 2,
      sd: 1,
      warmup: 1,
      peakRssBytes: 1e8,
      itemsPerSecond: 8000,
      macs: 1e8,
      gflops: 100,
      fractionOfPeak: 0.5,
    },
    failedFigure,
  ],
};
