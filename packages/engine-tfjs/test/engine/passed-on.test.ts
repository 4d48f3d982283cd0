import { GraphBuilder, operations } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createTfjsEngine } from '../../src/index.js';
import { randomNumbers, randomTensor } from '../support/random.js';

it('an operation that changes nothing copies nothing on wasm', async () => {
  const engine = await createTfjsEngine({ backend: 'wasm' });
  const builder = new GraphBuilder();
  builder.parameter('weight', { dtype: 'float32', shape: [4, 4] });
  const whole = { starts: [0, 0], ends: [4, 4], steps: [1, 1] };
  const y = builder.emit(operations.slice, ['weight'], whole);
  const weight = randomTensor(randomNumbers(1), [4, 4]);
  const before = tf.memory().numDataBuffers;
  const executable = await engine.compile(
    builder.program('whole', { y, weight: 'weight' }),
    new Map([['weight', weight]]),
  );
  expect(tf.memory().numDataBuffers - before).toBe(1);
  expect(await executable.run({})).toEqual({ y: weight, weight });
  await executable.dispose();
  expect(tf.memory().numDataBuffers).toBe(before);
});
