import { createOnnxEngine } from '@reticket/engine-onnx';
import { differentiate, floatTensor, GraphBuilder, operations } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { expansivePrompt, seededGenerator } from '../src/index.js';
import { largestDifference, readGolden } from './read-golden.js';

const golden =
  readGolden<
    {
      image: number;
      source: number;
      theta: number[];
      images: number[];
      factors: number[];
      prompted: number[];
      gradient: number[];
    }[]
  >('expansive-prompt');

describe('expansivePrompt', () => {
  it.each(golden)('equals ILM-VP with its gradient: $image px in $source px', async (golden) => {
    const { image, source, theta, images, factors } = golden;
    const prompt = expansivePrompt({ image: [3, image, image], source: [3, source, source] });
    const thetaTensor = floatTensor(Float32Array.from(theta), [1, 3, source, source]);
    const imagesTensor = floatTensor(Float32Array.from(images), [1, 3, image, image]);
    const builder = new GraphBuilder();
    builder.input('images', { dtype: 'float32', shape: imagesTensor.shape });
    builder.input('theta', { dtype: 'float32', shape: thetaTensor.shape });
    const prompted = prompt.graph.emit(builder, 'images');
    const factorsTensor = floatTensor(Float32Array.from(factors), [1, 3, source, source]);
    const loss = builder.emit(operations.conv2d, [prompted, builder.constant('factors', factorsTensor)], {
      strides: [1, 1],
      pads: [0, 0, 0, 0],
      groups: 1,
    });
    const gradient = differentiate(builder, loss, ['theta']).get('theta')!;
    const engine = await createOnnxEngine({ threads: 1 });
    const executable = await engine.compile(builder.program('prompt', { prompted, gradient }), new Map());
    const outputs = await executable.run({ images: imagesTensor, theta: thetaTensor });
    await executable.dispose();

    expect(largestDifference(outputs.prompted!.data, golden.prompted)).toBeLessThan(1e-6);
    expect(largestDifference(outputs.gradient!.data, golden.gradient)).toBeLessThan(1e-6);
    const picture = prompt.render({ theta: thetaTensor });
    const { top, left, height, width } = prompt.window!;
    const withoutImage = golden.prompted.map((value, position) => {
      const row = Math.floor(position / source) % source;
      const column = position % source;
      const inside = row >= top && row < top + height && column >= left && column < left + width;
      return inside ? 0 : value;
    });
    expect(picture.shape).toEqual([3, source, source]);
    expect(largestDifference(picture.data, withoutImage)).toBeLessThan(1e-6);
  });

  it('puts the odd pixel at the top and left', () => {
    expect(expansivePrompt({ image: [3, 4, 5], source: [3, 9, 8] }).window).toEqual({
      top: 3,
      left: 2,
      height: 4,
      width: 5,
    });
  });

  it('starts grey', () => {
    const prompt = expansivePrompt({ image: [1, 1, 1], source: [1, 3, 3] });
    expect([...prompt.render(prompt.initialValues()).data]).toEqual([
      0.5, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0.5,
    ]);
  });

  it('starts from seeded normal values on demand', () => {
    const prompt = expansivePrompt({ image: [3, 8, 8], source: [3, 64, 64], initial: 'normal' });
    const { data } = prompt.initialValues(seededGenerator(1, 'test')).theta!;
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(prompt.initialValues(seededGenerator(1, 'test')).theta!.data).toEqual(data);
    expect(() => prompt.initialValues()).toThrow('invalid random: got none');
  });

  it.each([
    ['as large as the input', [3, 8, 8], [3, 8, 8]],
    ['larger', [3, 9, 4], [3, 8, 8]],
    ['of other channels', [2, 4, 4], [3, 8, 8]],
    ['of no size', [3, 0, 4], [3, 8, 8]],
  ] as const)('refuses an image %s', (_, image, source) => {
    expect(() => expansivePrompt({ image, source })).toThrow(
      expect.objectContaining({ code: 'RETICKET_INVALID_ARGUMENT' }),
    );
  });

  it('takes an image that fills one direction', () => {
    expect(expansivePrompt({ image: [3, 4, 8], source: [3, 8, 8] }).window).toMatchObject({
      top: 2,
      left: 0,
    });
  });

  it('refuses to render the values of another prompt', () => {
    const prompt = expansivePrompt({ image: [3, 4, 4], source: [3, 8, 8] });
    expect(() => prompt.render({})).toThrow('invalid prompt values: got no theta, expected theta of 192');
  });
});
