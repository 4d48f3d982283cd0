import { describe, expect, it } from 'vitest';
import { InvalidArgumentError, type Network, vgg11 } from '../../src/index.js';

function poolingOps(network: Network): string[] {
  return network.nodes.filter(({ name }) => name.startsWith('avgpool')).map(({ op }) => op);
}

describe("VGG's adaptive average pool", () => {
  it('is the identity at 224 pixels', () => {
    expect(poolingOps(vgg11())).toEqual([]);
  });

  it('averages windows of 2x2 at 448 pixels', () => {
    const pool = vgg11({ inputSize: 448 }).nodes.find(({ name }) => name === 'avgpool')!;
    expect(pool.op).toBe('averagePool');
    expect(pool.attributes).toMatchObject({ kernel: [2, 2], strides: [2, 2] });
  });

  it('repeats the one position left of 32 pixels', () => {
    expect(poolingOps(vgg11({ inputSize: 32 }))).toEqual(['pad', 'averagePool', 'affine']);
  });

  it('refuses a size that its windows cannot share evenly', () => {
    expect(() => vgg11({ inputSize: 96 })).toThrow(InvalidArgumentError);
    expect(() => vgg11({ inputSize: 96 })).toThrow(
      'invalid inputSize: got one that leaves 3x3 positions before avgpool, expected 1x1 or a multiple of 7x7',
    );
  });
});
