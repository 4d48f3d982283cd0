import { resnetCifar } from '@reticket/network';
import { expect, it } from 'vitest';
import { Sgd } from '../../src/pretrain/sgd.js';

const network = resnetCifar(8);

it('follows torch.optim.SGD with Nesterov momentum and weight decay by hand', () => {
  const optimizer = new Sgd(network, { momentum: 0.9, weightDecay: 0.1 });
  const weights = { data: Float32Array.of(1), shape: [1] };
  // g = 0.5 + 0.1 * 1 = 0.6, v = 0.6, w = 1 - 0.1 * (0.6 + 0.9 * 0.6)
  optimizer.step('conv1.weight', weights, Float32Array.of(0.5), 0.1);
  expect(weights.data[0]).toBeCloseTo(0.886, 6);
  // g = 0.5 + 0.0886 = 0.5886, v = 0.54 + 0.5886 = 1.1286, w = 0.886 - 0.1 * (0.5886 + 0.9 * 1.1286)
  optimizer.step('conv1.weight', weights, Float32Array.of(0.5), 0.1);
  expect(weights.data[0]).toBeCloseTo(0.725566, 6);
});

it('does not decay biases and normalisation', () => {
  const optimizer = new Sgd(network, { momentum: 0, weightDecay: 10 });
  const scale = { data: Float32Array.of(1), shape: [1] };
  optimizer.step('bn1.weight', scale, Float32Array.of(0), 0.1);
  expect(scale.data[0]).toBe(1);
});

it('keeps pruned weights and their momentum at zero', () => {
  const velocities = new Map([['conv1.weight', Float32Array.of(1, 1)]]);
  const kept = new Map([['conv1.weight', Uint8Array.of(0b01)]]);
  const optimizer = new Sgd(network, { momentum: 0.5, weightDecay: 0 }, velocities, kept);
  const weights = { data: Float32Array.of(1, 0), shape: [2] };
  optimizer.step('conv1.weight', weights, Float32Array.of(1, 1), 0.5);
  // v = 0.5 + 1, w = 1 - 0.5 * (1 + 0.5 * 1.5)
  expect([...weights.data]).toEqual([0.125, 0]);
  expect([...optimizer.velocities.get('conv1.weight')!]).toEqual([1.5, 0]);
});
