import fc from 'fast-check';
import {
  type Network,
  NetworkBuilder,
  noAttributes,
  operations,
  type Rectangle,
  ShapeError,
} from '../../src/index.js';

interface Layer {
  readonly kind: 'convolution' | 'maxPool' | 'averagePool' | 'residual' | 'fire' | 'norm' | 'shortcut';
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly ceil: boolean;
}

function addLayer(builder: NetworkBuilder, x: string, name: string, layer: Layer): string {
  const { kernel, stride, padding } = layer;
  const window = {
    kernel: [kernel, kernel],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  } as const;
  const channels = builder.shape(x)[1]!;
  const same = { channels, kernel: 3, padding: 1 };
  switch (layer.kind) {
    case 'convolution':
      return builder.relu(builder.convolution(name, x, { channels: 3, kernel, stride, padding, bias: true }));
    case 'maxPool':
      return builder.apply(operations.maxPool, [x], { ...window, ceil: layer.ceil }, name);
    case 'averagePool':
      return builder.apply(operations.averagePool, [x], window, name);
    case 'norm':
      return builder.apply(operations.sigmoid, [builder.batchNorm(name, x)], noAttributes, `${name}.act`);
    case 'residual':
      return builder.relu(
        builder.apply(operations.add, [builder.convolution(name, x, same), x], noAttributes, `${name}.add`),
      );
    case 'fire': {
      const one = builder.convolution(`${name}.one`, x, { channels: 1, kernel: 1 });
      const three = builder.convolution(`${name}.three`, x, { ...same, channels: 2, bias: true });
      return builder.apply(operations.concat, [one, three], noAttributes, name);
    }
    case 'shortcut': {
      const ends = [Infinity, Infinity, Infinity, Infinity];
      const even = { starts: [0, 0, 0, 0], ends, steps: [1, 1, 2, 2] };
      const halved = builder.apply(operations.slice, [x], even, `${name}.halved`);
      const zeros = { before: [0, 1, 0, 0], after: [0, 0, 0, 0] };
      return builder.apply(operations.pad, [halved], zeros, name);
    }
  }
}

/**
 * The layers, then global average pooling and a linear classifier.
 *
 * @throws ShapeError when a window does not fit.
 */
function networkOf([height, width]: Plane, layers: readonly Layer[]): Network {
  const builder = new NetworkBuilder({
    channels: 3,
    height,
    width,
    mean: [0.4, 0.5, 0.6],
    std: [0.2, 0.3, 0.4],
  });
  const x = layers.reduce(
    (value, layer, index) => addLayer(builder, value, `layer${index}`, layer),
    builder.input,
  );
  const features = builder.apply(operations.globalAveragePool, [x], noAttributes, 'features');
  const logits = builder.linear('fc', features, { features: 5 });
  return builder.network('random', { features, classifier: 'fc', logits });
}

function fits(plane: Plane, layers: readonly Layer[]): boolean {
  try {
    networkOf(plane, layers);
    return true;
  } catch (error) {
    if (error instanceof ShapeError) return false;
    throw error;
  }
}

/** The network of those layers that fit on what the layers before them leave. */
function fittingNetwork(plane: Plane, layers: readonly Layer[]): Network {
  const fitting: Layer[] = [];
  for (const layer of layers) if (fits(plane, [...fitting, layer])) fitting.push(layer);
  return networkOf(plane, fitting);
}

const layer: fc.Arbitrary<Layer> = fc
  .record({
    kind: fc.constantFrom(
      'convolution' as const,
      'maxPool' as const,
      'averagePool' as const,
      'residual' as const,
      'fire' as const,
      'norm' as const,
      'shortcut' as const,
    ),
    kernel: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 2 }),
    ceil: fc.boolean(),
  })
  // torch allows padding of at most half a window.
  .map((record) => ({ ...record, padding: Math.min(record.padding, Math.floor(record.kernel / 2)) }));

/** Height and width in pixels. */
type Plane = readonly [height: number, width: number];

/** A part of an axis of `size` pixels: from one pixel to all of it, anywhere. */
function part(size: number): fc.Arbitrary<readonly [start: number, end: number]> {
  return fc
    .tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 1, max: size }))
    .map(([start, length]) => [start, Math.min(size, start + length)] as const);
}

/** A network of any layers on a plane of any sides, and any rectangle of that plane. */
export const networkAndRectangle: fc.Arbitrary<{ network: Network; rectangle: Rectangle }> = fc
  .tuple(fc.integer({ min: 6, max: 15 }), fc.integer({ min: 6, max: 15 }))
  .chain((plane) =>
    fc.record({
      network: fc.array(layer, { minLength: 1, maxLength: 5 }).map((layers) => fittingNetwork(plane, layers)),
      rectangle: rectangleOf(plane),
    }),
  );

/** Any rectangle of a plane, of one pixel at least. */
export function rectangleOf([height, width]: Plane): fc.Arbitrary<Rectangle> {
  return fc
    .tuple(part(height), part(width))
    .map(([[top, bottom], [left, right]]) => ({ top, left, bottom, right }));
}
