import { GraphBuilder, noAttributes, operations } from '@reticket/network';
import { expect, it } from 'vitest';
import { assignLayouts } from '../../src/layouts/assign-layouts.js';
import { activationLayout, kernelLayout } from '../../src/layouts/layout.js';

const convolution = { strides: [1, 1], pads: [0, 0, 0, 0], groups: 1 } as const;

it('tells kernels from activations', () => {
  const builder = new GraphBuilder();
  builder.input('images', { dtype: 'float32', shape: [2, 3, 5, 5] });
  builder.parameter('weight', { dtype: 'float32', shape: [4, 3, 3, 3] });
  const y = builder.emit(operations.conv2d, ['images', 'weight'], convolution);
  const gradient = builder.emit(operations.conv2dWeightGradient, ['images', y], {
    ...convolution,
    kernel: [3, 3],
  });
  const sum = builder.emit(operations.add, [gradient, 'weight'], noAttributes);
  const layouts = assignLayouts(builder.program('p', { y, sum }));
  expect(layouts.get('images')).toEqual(activationLayout(4));
  expect(layouts.get(y)).toEqual(activationLayout(4));
  expect(layouts.get('weight')).toEqual(kernelLayout);
  expect(layouts.get(gradient)).toEqual(kernelLayout);
  expect(layouts.get(sum)).toEqual(kernelLayout);
});

it('finds kernels behind operations that keep a layout', () => {
  const builder = new GraphBuilder();
  builder.input('images', { dtype: 'float32', shape: [2, 3, 5, 5] });
  builder.input('map', { dtype: 'int32', shape: [2] });
  builder.parameter('classifier', { dtype: 'float32', shape: [10, 3, 1, 1] });
  const rows = builder.emit(operations.gatherRows, ['classifier', 'map'], noAttributes);
  const y = builder.emit(operations.conv2d, ['images', rows], convolution);
  const layouts = assignLayouts(builder.program('p', { y }));
  expect(layouts.get('classifier')).toEqual(kernelLayout);
  expect(layouts.get(rows)).toEqual(kernelLayout);
});

it('keeps the activation layout of a computed value that is also used as a kernel', () => {
  const builder = new GraphBuilder();
  builder.input('images', { dtype: 'float32', shape: [2, 2, 5, 5] });
  const y = builder.emit(operations.affine, ['images'], { scale: [1, 2], offset: [0, 0] });
  builder.emit(operations.conv2d, ['images', y], convolution, 'z');
  expect(assignLayouts(builder.program('p', { z: 'z' })).get(y)).toEqual(activationLayout(4));
});

it('puts channels last at every rank', () => {
  expect([0, 1, 2, 3, 4, 5].map(activationLayout)).toEqual([
    [],
    [0],
    [0, 1],
    [0, 2, 1],
    [0, 2, 3, 1],
    [0, 2, 3, 4, 1],
  ]);
});
