import { describe, expect, it } from 'vitest';
import {
  type ArchitectureName,
  architectures,
  InvalidArgumentError,
  logitsProgram,
  resnetCifar,
  ShapeError,
  squeezenet1_1,
  vgg11,
} from '../../src/index.js';

const names = Object.keys(architectures) as ArchitectureName[];

describe('options of an architecture', () => {
  it.each(names)('build %s for 7 classes and 32x32 images', (name) => {
    const network = architectures[name]({ classes: 7, inputSize: 32 });
    expect(network.name).toBe(name);
    expect(network.classes).toBe(7);
    expect(network.input).toMatchObject({ channels: 3, height: 32, width: 32 });
    expect(network.parameters.get(network.classifier.weight)!.shape[0]).toBe(7);
    expect(network.parameters.get(network.classifier.bias)!.shape).toEqual([7]);
    const program = logitsProgram(network, { batch: 2 });
    expect(program.types.get(network.logits)!.shape).toEqual([2, 7]);
  });

  it.each(names)('refuse no classes for %s', (name) => {
    expect(() => architectures[name]({ classes: 0 })).toThrow(InvalidArgumentError);
  });

  it.each(names)('refuse half a pixel for %s', (name) => {
    expect(() => architectures[name]({ inputSize: 0.5 })).toThrow(
      'invalid inputSize: got 0.5, expected an integer >= 1',
    );
  });

  it('refuse images too small for the windows', () => {
    expect(() => squeezenet1_1({ inputSize: 24 })).toThrow(ShapeError);
    expect(squeezenet1_1({ inputSize: 25 }).input.height).toBe(25);
  });

  it('narrow the hidden layers of VGG', () => {
    const network = vgg11({ classes: 5, inputSize: 32, hiddenFeatures: 8 });
    expect(network.parameters.get('classifier.0.weight')!.shape).toEqual([8, 25_088]);
    expect(network.parameters.get('classifier.6.weight')!.shape).toEqual([5, 8]);
  });

  it.each([19, 21, 0])('refuse the CIFAR depth %i', (depth) => {
    expect(() => resnetCifar(depth)).toThrow(
      `invalid ResNet depth: got ${depth}, expected 6n + 2 such as 20, 32, 44 or 56`,
    );
  });
});
