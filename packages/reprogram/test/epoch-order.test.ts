import { describe, expect, it } from 'vitest';
import { epochOrder } from '../src/training/epoch-order.js';
import { readGolden } from './read-golden.js';

describe('epochOrder', () => {
  it('never changes: the golden orders that the PyTorch loops were run with', () => {
    readGolden<number[][]>('epoch-orders').forEach((order, epoch) => {
      expect([...epochOrder(48, 3, epoch)]).toEqual(order);
    });
  });

  it('visits every item once, in another order each epoch', () => {
    const orders = [0, 1, 2].map((epoch) => epochOrder(30, 0, epoch).join());
    expect(new Set(orders).size).toBe(3);
    expect(epochOrder(30, 0, 0).toSorted()).toEqual(Int32Array.from({ length: 30 }, (_, item) => item));
  });
});
