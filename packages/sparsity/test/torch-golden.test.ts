import { describe, expect, it } from 'vitest';
import { type Masks, prune } from '../src/index.js';
import { torchCases, torchChannels, torchWeights } from './golden.js';

const names = [...torchWeights.keys()];

function packed(masks: Masks): Record<string, string> {
  return Object.fromEntries(
    [...masks].map(([name, mask]) => [name, Buffer.from(mask.toBits()).toString('base64')]),
  );
}

describe('prune gives the masks of torch.nn.utils.prune 2.13.0, without ties', () => {
  it.each(torchCases)('$method at $sparsity', ({ method, sparsity, masks }) => {
    expect(packed(prune(torchWeights, names, { method, sparsity, floor: 0 }).masks)).toEqual(masks);
  });

  it.each(torchChannels)('ln_structured of output channels at $sparsity', ({ sparsity, masks }) => {
    const options = { method: 'magnitude-uniform', structure: 'channel', sparsity };
    expect(packed(prune(torchWeights, names, options).masks)).toEqual(masks);
  });
});
