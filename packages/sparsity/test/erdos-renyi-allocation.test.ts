import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Allocation,
  allocateMasks,
  allocationNamed,
  erAllocation,
  erkAllocation,
  keptCount,
} from '../src/index.js';
import { expectError, scoresOf, totalOnes } from './helpers.js';

interface Erk {
  readonly layers: readonly { name: string; shape: number[]; macs: number }[];
  readonly cases: readonly { sparsity: number; macs: number; densities: number[] }[];
}
const golden = JSON.parse(readFileSync(new URL('golden/erk-resnet50.json', import.meta.url), 'utf8')) as Erk;

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

/** What the allocation keeps of parameters of these shapes, with a floor of 1. */
function counts(allocation: Allocation, shapes: readonly (readonly number[])[], sparsity: number): number[] {
  const parameters = shapes.map((shape, i) => {
    const units = sizeOf(shape);
    return { name: `p${i}`, shape, units, atLeast: Math.min(1, units), atMost: units };
  });
  return allocation.pools(parameters, sparsity).map(({ keep }) => keep);
}

const shape = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 });
const shapes = fc.array(shape, { minLength: 1, maxLength: 6 });

describe('the ERK allocation', () => {
  it.each(golden.cases)(
    'gives the published densities of ResNet-50 at $sparsity, within two weights',
    (each) => {
      const resnet = golden.layers.map((layer) => layer.shape);
      const total = resnet.reduce((sum, layer) => sum + sizeOf(layer), 0);
      const kept = counts(erkAllocation, resnet, each.sparsity);
      expect(kept.reduce((sum, count) => sum + count, 0)).toBe(keptCount(total, each.sparsity));
      for (const [i, count] of kept.entries()) {
        expect(Math.abs(count - each.densities[i]! * sizeOf(resnet[i]!))).toBeLessThan(2);
      }
      const left = kept.reduce(
        (sum, count, i) => sum + (count / sizeOf(resnet[i]!)) * golden.layers[i]!.macs,
        0,
      );
      expect(left / golden.layers.reduce((sum, { macs }) => sum + macs, 0)).toBeCloseTo(each.macs, 5);
    },
  );

  it.each([
    [0.5, [0, 0.31, 0.655]],
    [0.8, [0.556, 0.7, 0.85]],
  ])('gives the sparsities of the tests of jaxpruner at %f', (sparsity, expected) => {
    const layers = [
      [2, 4],
      [3, 6],
      [2, 4, 6],
    ];
    const kept = counts(erkAllocation, layers, sparsity);
    for (const [i, count] of kept.entries()) {
      expect(Math.abs(count - (1 - expected[i]!) * sizeOf(layers[i]!))).toBeLessThan(1);
    }
  });
});

describe('the ER allocation', () => {
  it('leaves the kernel out: the sparsities of the tests of jaxpruner', () => {
    const layers = [
      [4, 2],
      [6, 3],
      [6, 4, 2],
    ];
    const expected = [0.21, 0.47, 0.56];
    for (const [i, count] of counts(erAllocation, layers, 0.5).entries()) {
      expect(Math.abs(count - (1 - expected[i]!) * sizeOf(layers[i]!))).toBeLessThan(1);
    }
  });
});

describe.each(['er', 'erk'])('%s', (name) => {
  const allocation = allocationNamed(name);

  it('hits the total exactly, and a larger total lowers no count', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0, max: 0.6, noNaN: true }), fc.nat(30), (each, s, more) => {
        const total = each.reduce((sum, one) => sum + sizeOf(one), 0);
        const keep = keptCount(total, s);
        fc.pre(keep >= each.length);
        const smaller = counts(allocation, each, s);
        expect(smaller.reduce((sum, count) => sum + count, 0)).toBe(keep);
        const larger = counts(allocation, each, 1 - Math.min(keep + more, total) / total);
        for (const [i, count] of smaller.entries()) expect(larger[i]!).toBeGreaterThanOrEqual(count);
      }),
    );
  });

  it('refuses parameters of one dimension', () => {
    expectError(
      () => allocateMasks(scoresOf({ a: [1, 2] }), allocation, { sparsity: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid shape of "a": got "[2]", expected two dimensions or more',
    );
  });

  it('keeps the best weights of each parameter', () => {
    const scores = new Map([
      ['a', { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] }],
      ['b', { data: Float32Array.from({ length: 64 }, (_, i) => i), shape: [8, 8] }],
    ]);
    const masks = allocateMasks(scores, allocation, { sparsity: 0.75 });
    expect(totalOnes(masks)).toBe(17);
    const { ones } = masks.get('b')!;
    expect([masks.get('a')!.ones, ones]).toEqual([3, 14]);
    expect(masks.get('b')!.get(64 - ones)).toBe(true);
  });
});
