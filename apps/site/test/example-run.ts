import {
  type Cell,
  cellId,
  type MeasuredCell,
  metricCatalogue,
  type Run,
  type UnmeasuredCell,
} from '@reticket/results';

const hash = (text: string): string => cellId({ text }).repeat(4);

/** What a test may say about a cell; the rest is filled in. */
export interface CellOptions {
  readonly method?: Cell['method'];
  readonly state?: number;
  readonly dataset?: string;
  readonly shots?: number | 'all';
  readonly seed?: number;
  readonly upstreamTop1?: number;
  readonly methodOptions?: Cell['methodOptions'];
  readonly values?: Record<string, number>;
}

function common(options: CellOptions) {
  const {
    method = 'LP',
    state = 0,
    dataset = 'gtsrb',
    shots = 4,
    seed = 0,
    upstreamTop1 = 0.6,
    methodOptions = {},
  } = options;
  const prunable = 1 - 0.8 ** state;
  return {
    id: cellId({ method, state, dataset, shots, seed, methodOptions }),
    source: {
      model: 'squeezenet1_1',
      weightsHash: hash('weights'),
      upstream: {
        dataset: 'imagenet-sample',
        n: 1000,
        classes: 1000,
        top1: upstreamTop1,
        top5: 0.8,
        ece: 0.03,
      },
    },
    ticket: { method: 'magnitude-global', state, sparsity: { prunable, whole: prunable / 2 } },
    method,
    methodOptions,
    budget: { kind: 'epochs' as const, amount: 100 },
    seed,
    seconds: 2 + seed,
  };
}

export function measured(options: CellOptions = {}): MeasuredCell {
  const {
    dataset = 'gtsrb',
    shots = 4,
    values = { top1: 0.5, ece: 0.1, 'ece.scaled': 0.05, nll: 1.5 },
  } = options;
  const perClass = shots === 'all' ? 100 : shots;
  return {
    ...common(options),
    status: 'ok',
    dataset: { name: dataset, hash: hash(dataset), nTrain: 1000, nVal: 100, nTest: 100, classes: 10 },
    shots: {
      asked: shots,
      actualPerClass: { min: perClass, max: perClass },
      total: 10 * perClass,
      hash: hash('shots'),
    },
    values,
    curves: {},
    artifacts: {},
  };
}

export function failed(options: CellOptions = {}): UnmeasuredCell {
  const { dataset = 'gtsrb', shots = 4 } = options;
  return {
    ...common(options),
    status: 'failed',
    error: { code: 'RETICKET_NOT_FINITE', message: 'loss became NaN, at step 3' },
    dataset: { name: dataset },
    shots: { asked: shots },
    values: {},
    curves: {},
    artifacts: {},
  };
}

export const runOf = (cells: Cell[], runId = 'example'): Run => ({
  schemaVersion: 1,
  runId,
  startedAt: '2026-01-02T03:04:05Z',
  finishedAt: '2026-01-02T03:05:05Z',
  source: { commit: null, parent: null, branch: null, dirty: false, committedAt: null, packages: {} },
  machine: {
    id: hash('machine'),
    cpu: 'CPU',
    cores: 2,
    memBytes: 8e9,
    os: 'linux',
    arch: 'x64',
    node: 'v20.19.0',
    engine: 'onnx',
  },
  config: { hash: hash('config'), preset: 'example', command: 'reticket grid' },
  metrics: metricCatalogue,
  cells,
  perf: [],
});
