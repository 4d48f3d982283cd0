import { describe, expect, it } from 'vitest';
import {
  architectureByName,
  bindWeights,
  prunableParameters,
  readCheckpoint,
  squeezenet1_0,
} from '../../src/index.js';
import { dataDir, dataFile } from '../support/data-dir.js';

describe.skipIf(dataDir === undefined)('readCheckpoint of real files (set RETICKET_DATA)', () => {
  it.each([
    ['resnet20-cifar', 'weights/resnet-cifar10/resnet20-12fca82f.th'],
    ['resnet56-cifar', 'weights/resnet-cifar10/resnet56-4bfd9763.th'],
    ['squeezenet1_1', 'weights/squeezenet1_1.safetensors'],
    ['squeezenet1_0', 'weights/squeezenet1_0_deep_compressed.safetensors'],
  ])('yields exactly the weights of %s from %s', (name, path) => {
    const network = architectureByName(name)();
    const weights = bindWeights(network, readCheckpoint(dataFile(path)));
    expect([...weights.keys()]).toEqual([...network.parameters.keys()]);
  });

  it('keeps the zeros of Deep Compression', () => {
    const network = squeezenet1_0();
    const weights = bindWeights(
      network,
      readCheckpoint(dataFile('weights/squeezenet1_0_deep_compressed.safetensors')),
    );
    const kept = [...prunableParameters(network), 'features.0.weight', network.classifier.weight]
      .map((name) => weights.get(name)!.data.filter((value) => value !== 0).length)
      .reduce((sum, count) => sum + count, 0);
    expect(kept).toBe(415_921);
  });

  it('reads values of ResNet-20 as torch does', () => {
    const tensors = readCheckpoint(dataFile('weights/resnet-cifar10/resnet20-12fca82f.th'));
    const { data } = tensors.get('linear.bias')!;
    expect([...data.slice(0, 3)]).toEqual([0.19355906546115875, -0.3431008756160736, 0.11120541393756866]);
  });
});
