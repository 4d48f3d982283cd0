import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportDense, importSparseCheckpoint, prune, readTicket, writeTicket } from '../../src/index.js';
import { goldenBytes } from '../golden.js';
import { allFlags, expectError, vector } from '../helpers.js';
import { origin } from '../ticket/tickets.js';
import { goldenCheckpoint } from './golden-checkpoints.js';

describe('importSparseCheckpoint', () => {
  it('makes masks of the zeros, and what it gives is a ticket', () => {
    const checkpoint = goldenCheckpoint('dense.safetensors');
    const result = importSparseCheckpoint(checkpoint, ['conv2.weight', 'conv3.weight']);
    expect(result.pruning.sparsity).toMatchObject({ prunableCount: 124, zeros: 61, asked: 61 / 124 });
    const file = writeTicket({ ...result, lineage: { ...result.pruning, ...origin, state: null, round: 0 } });
    expect(exportDense(readTicket(file).weights)).toEqual(goldenBytes('checkpoints/dense.safetensors'));
  });

  it('finds the masks by which weights without zeros were pruned', () => {
    const weight = fc.float({ noNaN: true, noDefaultInfinity: true }).filter((value) => value !== 0);
    const weights = fc.array(weight, { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(weights, (values) => {
        const dense = new Map([['weight', vector(...values)]]);
        const pruned = prune(dense, ['weight'], { method: 'magnitude-global', sparsity: 0.4 });
        const { masks } = importSparseCheckpoint(pruned.weights, ['weight']);
        expect(allFlags(masks)).toEqual(allFlags(pruned.masks));
      }),
    );
  });

  it('takes -0 for pruned, and gives a dense mask to a parameter without zeros', () => {
    const checkpoint = new Map([
      ['module.a', vector(1, -0, 0, 2)],
      ['module.b', vector(3)],
      ['module.c', vector(0)],
    ]);
    const { masks, weights } = importSparseCheckpoint(checkpoint, ['a', 'b']);
    expect(allFlags(masks)).toEqual({ a: '1 0 0 1', b: '1' });
    expect(Object.is(weights.get('a')!.data[1], 0)).toBe(true);
    expect(weights.get('c')).toEqual(vector(0));
  });

  it('refuses names that are not there, masks, and weights that are all zero', () => {
    const checkpoint = new Map([['weight', vector(0)]]);
    expectError(() => importSparseCheckpoint(checkpoint, ['fc']), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => importSparseCheckpoint(checkpoint, ['weight']), 'RETICKET_IMPORT_INVALID_MASK');
    const parametrised = goldenCheckpoint('parametrised_checkpoint.pth');
    expectError(
      () => importSparseCheckpoint(parametrised, ['conv2.weight']),
      'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
    );
  });
});
