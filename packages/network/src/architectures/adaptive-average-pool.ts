import { InvalidArgumentError } from '../errors.js';
import type { NetworkBuilder } from '../network-builder.js';
import { affine } from '../ops/arithmetic.js';
import { averagePool } from '../ops/average-pool.js';
import { pad } from '../ops/rearrange.js';

/** The one position of every channel, repeated: [N,C,1,1] -> [N,C,size,size]. */
function repeatPosition(builder: NetworkBuilder, name: string, x: string, size: number): string {
  const channels = builder.shape(x)[1]!;
  const margin = [0, 0, size - 1, size - 1];
  const padded = builder.apply(pad, [x], { before: margin, after: margin }, `${name}.padded`);
  const spread = builder.apply(
    averagePool,
    [padded],
    { kernel: [size, size], strides: [1, 1], pads: [0, 0, 0, 0] },
    `${name}.spread`,
  );
  const constants = {
    scale: Array<number>(channels).fill(size * size),
    offset: Array<number>(channels).fill(0),
  };
  return builder.apply(affine, [spread], constants, name);
}

/**
 * Average pooling to `size` x `size` positions, as torch's `AdaptiveAvgPool2d` where all its windows are equal:
 * [N,C,H,H] -> [N,C,size,size] for H a multiple of `size`, or 1 (the position is repeated).
 *
 * @throws InvalidArgumentError for any other H.
 */
export function adaptiveAveragePool(builder: NetworkBuilder, name: string, x: string, size: number): string {
  const positions = builder.shape(x)[2]!;
  if (positions === size) return x;
  if (positions === 1) return repeatPosition(builder, name, x, size);
  if (positions % size !== 0) {
    throw new InvalidArgumentError(
      `invalid inputSize: got one that leaves ${positions}x${positions} positions before ${name}, expected 1x1 or a multiple of ${size}x${size}`,
    );
  }
  const window = positions / size;
  return builder.apply(
    averagePool,
    [x],
    { kernel: [window, window], strides: [window, window], pads: [0, 0, 0, 0] },
    name,
  );
}
