import { describe, expect, it } from 'vitest';
import { synflowScore } from '../src/index.js';
import { vector } from './helpers.js';

describe('the synaptic flow score', () => {
  it('of a chain of two layers, by hand, is conserved from layer to layer', () => {
    // R = 1^T |W2| |W1| 1 with W1 = [[1, -2], [3, 0]] and W2 = [[-4, 5]]: |W1| 1 = [3, 3], 1^T |W2| = [4, 5]
    const weights = new Map([
      ['fc1', { data: Float32Array.of(1, -2, 3, 0), shape: [2, 2] }],
      ['fc2', { data: Float32Array.of(-4, 5), shape: [1, 2] }],
    ]);
    const flowGradients = new Map([
      ['fc1', { data: Float32Array.of(4, 4, 5, 5), shape: [2, 2] }],
      ['fc2', vector(3, 3)],
    ]);
    const scores = synflowScore.calculate(weights, ['fc1', 'fc2'], { flowGradients });
    expect([...scores.get('fc1')!.data]).toEqual([4, 8, 15, 0]);
    expect([...scores.get('fc2')!.data]).toEqual([12, 15]);
    const sum = (name: string) => scores.get(name)!.data.reduce((total, value) => total + value, 0);
    expect([sum('fc1'), sum('fc2')]).toEqual([27, 27]);
  });
});
