import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FloatTensor, prune, readTicket, sparsityOfState, writeTicket } from '../../src/index.js';
import { origin } from './tickets.js';

const BITS = { F32: 32, F16: 16 } as const;

function tensor(shape: readonly number[]): FloatTensor {
  const size = shape.reduce((product, dimension) => product * dimension, 1);
  return { data: Float32Array.from({ length: size }, (_, i) => Math.sin(i) + 2), shape };
}

/** The arrays of the CIFAR ResNet with `blocks` blocks per stage (He et al. 2016, section 4.2): 3 make ResNet-20, 9 ResNet-56. */
function residualNetwork(blocks: number): Map<string, FloatTensor> {
  const weights = new Map([['conv1.weight', tensor([16, 3, 3, 3])]]);
  const addNorm = (name: string, width: number) => {
    for (const part of ['weight', 'bias', 'running_mean', 'running_var']) {
      weights.set(`${name}.${part}`, tensor([width]));
    }
  };
  addNorm('bn1', 16);
  let inputs = 16;
  [16, 32, 64].forEach((width, stage) => {
    for (let block = 0; block < blocks; block++) {
      for (const layer of [1, 2]) {
        const name = `layer${stage + 1}.${block}`;
        weights.set(`${name}.conv${layer}.weight`, tensor([width, inputs, 3, 3]));
        addNorm(`${name}.bn${layer}`, width);
        inputs = width;
      }
    }
  });
  return weights.set('linear.weight', tensor([10, 64])).set('linear.bias', tensor([10]));
}

describe('a ticket file', () => {
  it('is within 5 % of one bit per prunable weight, the kept values and the arrays without a mask', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('F32', 'F16'),
        (blocks, state, dtype) => {
          const weights = residualNetwork(blocks);
          const names = [...weights.keys()].filter((name) => /\.conv\d\.weight$/.test(name));
          const made = prune(weights, names, {
            method: 'magnitude-global',
            sparsity: sparsityOfState(state),
          });
          const file = writeTicket({ ...made, lineage: { ...made.pruning, ...origin, state } }, { dtype });
          const { zeros, prunableCount, wholeCount } = made.pruning.sparsity;
          const kept = (prunableCount - zeros) * BITS[dtype] + prunableCount;
          const needed = (kept + (wholeCount - prunableCount) * 32) / 8;
          expect(file.length).toBeGreaterThanOrEqual(needed);
          expect(file.length).toBeLessThanOrEqual(needed * 1.05);
          expect(readTicket(file).weights.size).toBe(weights.size);
        },
      ),
      { numRuns: 30 },
    );
  });
});
