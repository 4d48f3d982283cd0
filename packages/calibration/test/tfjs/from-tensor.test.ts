import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { ece, predictions, softmax } from '../../src/index.js';
import { labelsFromTensor, logitsFromTensor, probabilitiesFromTensor } from '../../src/tfjs/index.js';

const values = [
  [2, 0, 1],
  [0, 3, 1],
];

it('reads logits, and leaves the tensor alive', async () => {
  const tensor = tf.tensor2d(values);
  const scores = await logitsFromTensor(tensor);
  expect(scores.kind).toBe('logits');
  expect(scores.shape).toEqual([2, 3]);
  expect(Array.from(scores.data)).toEqual(values.flat());
  expect(tensor.isDisposed).toBe(false);
  tensor.dispose();
  expect(Array.from(scores.data)).toEqual(values.flat());
});

it('reads probabilities that tf.softmax made, to the ECE of our own softmax', async () => {
  const tensor = tf.tensor2d(values);
  const probable = await probabilitiesFromTensor(tf.softmax(tensor));
  const labels = Int32Array.of(0, 2);
  const own = ece(predictions(softmax(await logitsFromTensor(tensor)), labels));
  expect(ece(predictions(probable, labels))).toBeCloseTo(own, 6);
});

it('leaks no tensor', async () => {
  const tensor = tf.tensor2d(values);
  const before = tf.memory().numTensors;
  await logitsFromTensor(tensor);
  await labelsFromTensor(tf.argMax(tensor, 1));
  expect(tf.memory().numTensors).toBe(before + 1);
});

describe('labels', () => {
  it.each([
    ['class indices', tf.tensor1d([2, 0, 1], 'int32')],
    ['class indices in float32', tf.tensor1d([2, 0, 1])],
    ['one-hot rows', tf.oneHot([2, 0, 1], 3)],
    ['one-hot rows in float32', tf.cast(tf.oneHot([2, 0, 1], 3), 'float32')],
    ['one-hot rows of booleans', tf.cast(tf.oneHot([2, 0, 1], 3), 'bool')],
  ])('are read from %s', async (_, tensor) => {
    expect(await labelsFromTensor(tensor)).toEqual(Int32Array.of(2, 0, 1));
  });

  it('are not guessed from smoothed or empty rows', async () => {
    await expect(
      labelsFromTensor(
        tf.tensor2d([
          [1, 0],
          [0.9, 0.1],
        ]),
      ),
    ).rejects.toThrow(
      'invalid row 1 of labels: got [0.8999999761581421, 0.10000000149011612], expected one 1 among zeros',
    );
    await expect(labelsFromTensor(tf.tensor2d([[0, 0]]))).rejects.toThrow('invalid row 0 of labels');
    await expect(labelsFromTensor(tf.tensor2d([[1, 1]]))).rejects.toThrow('invalid row 0 of labels');
    await expect(labelsFromTensor(tf.tensor1d([0.5]))).rejects.toThrow('invalid label 0: got 0.5');
  });
});

describe('refuses', () => {
  it('a wrong rank', async () => {
    await expect(logitsFromTensor(tf.tensor1d([1, 2]))).rejects.toThrow(
      'invalid rank of logits: got 1, expected 2',
    );
  });

  it('integers for scores', async () => {
    await expect(logitsFromTensor(tf.tensor2d([[1, 2]], [1, 2], 'int32'))).rejects.toThrow(
      'invalid dtype of logits: got "int32", expected float32',
    );
  });

  it('logits where probabilities are declared', async () => {
    await expect(probabilitiesFromTensor(tf.tensor2d(values))).rejects.toThrow(
      'invalid probability at row 0, column 0: got 2, expected 0 <= p <= 1',
    );
  });

  it('what is no tensor', async () => {
    await expect(logitsFromTensor(values as never)).rejects.toThrow('expected a tensor of TensorFlow.js');
  });
});
