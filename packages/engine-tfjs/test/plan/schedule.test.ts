import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { PlanBuilder } from '../../src/plan/plan-builder.js';
import { schedule } from '../../src/plan/schedule.js';

const sum = (a: tf.Tensor, b: tf.Tensor) => tf.add(a, b);

it('separates what depends on no input and drops what no result needs', () => {
  const builder = new PlanBuilder();
  const x = builder.feed('x');
  const unused = builder.feed('unused');
  const raw = builder.step([], () => tf.scalar(1));
  const prepared = builder.step([raw], (a: tf.Tensor) => tf.neg(a));
  const y = builder.step([x, prepared], sum);
  builder.step([unused, y], sum);
  const { once, everyRun, kept, usedFeeds } = schedule(builder.plan(new Map([['y', y]])));
  expect(once.map(({ output }) => output)).toEqual([raw, prepared]);
  expect(once[1]!.releases).toEqual([raw]);
  expect(everyRun.map(({ output }) => output)).toEqual([y]);
  expect([...kept]).toEqual([prepared]);
  expect([...usedFeeds]).toEqual([x]);
});

it('releases every tensor after its last use, but never a result or what is kept', () => {
  const builder = new PlanBuilder();
  const x = builder.feed('x');
  const constant = builder.step([], () => tf.scalar(1));
  const a = builder.step([x, constant], sum);
  const b = builder.step([a, x], sum);
  const c = builder.step([a, a], sum);
  const { everyRun } = schedule(builder.plan(new Map(Object.entries({ b, c, constant }))));
  expect(everyRun.map(({ releases }) => releases)).toEqual([[], [x], [a]]);
});
