import { beforeEach, describe, expect, it } from 'vitest';
import {
  bindWeights,
  elementCount,
  resnetCifar,
  type Tensor,
  WeightsMismatchError,
} from '../../src/index.js';

const network = resnetCifar(20);

describe('bindWeights', () => {
  let tensors: Map<string, Tensor>;

  beforeEach(() => {
    tensors = new Map(
      [...network.parameters].map(([name, { shape }]) => [
        name,
        { data: new Float32Array(elementCount(shape)), shape },
      ]),
    );
  });

  function message(): string {
    try {
      bindWeights(network, tensors);
    } catch (error) {
      expect(error).toBeInstanceOf(WeightsMismatchError);
      return (error as Error).message;
    }
    throw new Error('bound without an error');
  }

  it('gives the parameters in the order of the network', () => {
    const shuffled = new Map([...tensors].reverse());
    expect([...bindWeights(network, shuffled).keys()]).toEqual([...network.parameters.keys()]);
  });

  it('does not copy', () => {
    expect(bindWeights(network, tensors).get('linear.weight')).toBe(tensors.get('linear.weight'));
  });

  it('passes over counters', () => {
    tensors.set('bn1.num_batches_tracked', { data: Int32Array.of(9), shape: [] });
    expect(bindWeights(network, tensors).has('bn1.num_batches_tracked')).toBe(false);
  });

  it('names missing parameters, at most three of them', () => {
    for (const name of ['conv1.weight', 'bn1.weight', 'bn1.bias', 'linear.bias']) tensors.delete(name);
    expect(message()).toBe(
      'invalid weights of resnet20-cifar: got 4 missing (conv1.weight; bn1.weight; bn1.bias; ...), expected exactly its parameters',
    );
  });

  it('names unexpected tensors', () => {
    tensors.set('fc.weight', { data: new Float32Array(1), shape: [1] });
    expect(message()).toContain('got 1 unexpected ("fc.weight")');
  });

  it('names tensors of another shape', () => {
    tensors.set('linear.weight', { data: new Float32Array(640), shape: [64, 10] });
    expect(message()).toContain('got 1 of another shape (linear.weight: got [64,10], expected [10,64])');
  });

  it('names integers where floats belong', () => {
    tensors.set('linear.bias', { data: new Int32Array(10), shape: [10] });
    expect(message()).toContain('linear.bias: got integers, expected floats');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('names tensors that hold %d', (value) => {
    (tensors.get('bn1.running_var')!.data as Float32Array)[3] = value;
    expect(message()).toContain('got 1 not finite (bn1.running_var)');
  });

  it('reports every kind of problem at once', () => {
    tensors.delete('conv1.weight');
    tensors.set('module.conv1.weight', { data: new Float32Array(1), shape: [1] });
    expect(message()).toContain('1 missing (conv1.weight), 1 unexpected ("module.conv1.weight")');
  });
});
