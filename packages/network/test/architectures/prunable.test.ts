import { describe, expect, it } from 'vitest';
import {
  type ArchitectureName,
  architectures,
  prunableParameters,
  resnet50,
  squeezenet1_1,
} from '../../src/index.js';

const names = Object.keys(architectures) as ArchitectureName[];

describe('prunableParameters', () => {
  it.each(names)('of %s are all weights but those of the first layer and the classifier', (name) => {
    const network = architectures[name]();
    const weights = [...network.parameters].filter(([, { role }]) => role === 'weight').map(([key]) => key);
    expect(weights.at(-1)).toBe(network.classifier.weight);
    expect(prunableParameters(network)).toEqual(weights.slice(1, -1));
  });

  it('of ResNet-50 include the projections of the shortcuts', () => {
    expect(prunableParameters(resnet50())).toContain('layer1.0.downsample.0.weight');
  });

  it('of SqueezeNet 1.1 are the fire convolutions, 58 % of all parameters', () => {
    const network = squeezenet1_1();
    const prunable = prunableParameters(network)
      .map((key) => network.parameters.get(key)!.shape.reduce((product, size) => product * size, 1))
      .reduce((sum, count) => sum + count, 0);
    expect(prunable / 1_235_496).toBeCloseTo(0.58, 2);
  });
});
