import { describe, expect, it } from 'vitest';
import { prune } from '../src/index.js';
import { torchCases, torchWeights } from './golden.js';

describe('prune against torch.nn.utils.prune 2.13.0, without ties', () => {
  it.each(torchCases)('$method at $sparsity gives the same masks', ({ method, sparsity, masks }) => {
    const ours = prune(torchWeights, [...torchWeights.keys()], { method, sparsity }).masks;
    const packed = [...ours].map(([name, mask]) => [name, Buffer.from(mask.toBits()).toString('base64')]);
    expect(Object.fromEntries(packed)).toEqual(masks);
  });
});
