import { readFileSync } from 'node:fs';
import { elementCount, resnet18 } from '@reticket/network';
import { readSafetensors } from '@reticket/safetensors';
import { expect, test } from 'vitest';
import { seededWeights, writeImages } from '../src/write-inputs.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('weights are the same every time and those of the network', () => {
  const network = resnet18({ inputSize: 32, classes: 10 });
  const weights = seededWeights(network);
  expect([...weights].map(([name, { shape }]) => [name, shape])).toEqual(
    [...network.parameters].map(([name, { shape }]) => [name, shape]),
  );
  expect([...weights.values()].every(({ data, shape }) => data.length === elementCount(shape))).toBe(true);
  const again = seededWeights(network);
  for (const name of ['conv1.weight', 'layer4.1.bn2.running_var']) {
    expect(again.get(name)).toEqual(weights.get(name));
  }
});

test('an input file holds both splits and a prompt', async () => {
  const path = await writeImages(temporaryFolder(), { size: 8, perClass: { train: 2, test: 1 } });
  const { tensors } = readSafetensors(readFileSync(path));
  const shapes = Object.fromEntries([...tensors].map(([name, { shape }]) => [name, shape]));
  expect(shapes).toEqual({
    'train.pixels': [20, 3, 8, 8],
    'train.labels': [20],
    'test.pixels': [10, 3, 8, 8],
    'test.labels': [10],
    theta: [1, 3, 224, 224],
  });
});
