import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { PlanBuilder } from '../../src/plan/plan-builder.js';

it('a shared step is written once for one name and the same operands', () => {
  const builder = new PlanBuilder();
  const [a, b] = [builder.feed('a'), builder.feed('b')];
  const negated = (name: string, slot: typeof a) =>
    builder.shared(name, [slot], () => builder.step([slot], (x: tf.Tensor) => tf.neg(x)));
  const first = negated('minus', a);
  expect(negated('minus', a)).toBe(first);
  expect(negated('minus', b)).not.toBe(first);
  expect(negated('another', a)).not.toBe(first);
  expect(builder.plan(new Map()).steps).toHaveLength(3);
});
