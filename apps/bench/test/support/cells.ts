import { type Cell, cellId, type MeasuredCell } from '@reticket/results';

interface CellParts {
  readonly state: number;
  readonly method: 'LP' | 'VP';
  readonly seed: number;
  readonly top1: number;
  readonly upstreamTop1?: number;
}

/** A measured cell with as many particulars as tables show. */
export function measuredCell({ state, method, seed, top1, upstreamTop1 }: CellParts): MeasuredCell {
  const sparsity = 1 - 0.8 ** state;
  return {
    id: cellId({ state, method, seed }),
    source: {
      model: 'squeezenet1_1',
      weightsHash: 'a'.repeat(64),
      ...(upstreamTop1 !== undefined && {
        upstream: {
          dataset: 'imagenet-sample',
          n: 1000,
          classes: 1000,
          top1: upstreamTop1,
          top5: upstreamTop1,
          ece: 0.1,
        },
      }),
    },
    ticket: {
      method: 'magnitude-global',
      state,
      sparsity: { prunable: sparsity, whole: 0.58 * sparsity },
      ...(upstreamTop1 !== undefined && { collapsed: upstreamTop1 < 0.05 }),
    },
    method,
    methodOptions: { imageSize: 32 },
    budget: { kind: 'epochs', amount: 100 },
    seed,
    status: 'ok',
    dataset: { name: 'gtsrb', hash: 'b'.repeat(64), nTrain: 1720, nVal: 430, nTest: 1720, classes: 43 },
    shots: { asked: 4, actualPerClass: { min: 4, max: 4 }, total: 172, hash: 'c'.repeat(64) },
    values: { top1, ece: 0.2, 'ece.scaled': 0.05, temperature: 1.5 },
    curves: {},
    artifacts: {},
    seconds: 12,
  };
}

export function failedCell(parts: CellParts): Cell {
  const { shots, status: _, dataset, ...common } = measuredCell(parts);
  return {
    ...common,
    status: 'failed',
    dataset: { name: dataset.name },
    shots: { asked: shots.asked },
    values: {},
    error: { code: 'RETICKET_NON_FINITE_LOSS', message: 'invalid loss: got NaN' },
  };
}
