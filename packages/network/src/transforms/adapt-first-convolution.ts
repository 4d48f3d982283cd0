import { GraphError, InvalidArgumentError } from '../errors.js';
import type { Node } from '../graph/graph.js';
import { type Network, networkInput } from '../network.js';
import type { FloatTensor } from '../tensor.js';
import type { BoundNetwork } from './fold-batch-norm.js';

/** How the images were prepared that foreign weights were trained on. */
export interface InputConvention {
  readonly channelOrder: 'RGB' | 'BGR';
  /** Value of a full pixel: 255 for bytes, 1 for fractions. */
  readonly range: number;
  /** Subtracted from each channel, in this order and range. */
  readonly mean: readonly number[];
  /** What each channel is divided by after that, in this order; all 1 by default. */
  readonly std?: readonly number[];
}

function firstConvolution({ name, nodes }: Network): Node {
  const readers = nodes.filter(({ inputs }) => inputs.includes(networkInput));
  const [first] = readers;
  if (first === undefined || readers.length > 1 || first.op !== 'conv2d') {
    throw new GraphError(`invalid network ${name}: got no convolution that alone reads the images`);
  }
  return first;
}

/** The kernels with their input channels in reverse: weight [O,C,kh,kw]. */
function reverseInputChannels({ data, shape }: FloatTensor): FloatTensor {
  const channels = shape[1]!;
  const plane = shape[2]! * shape[3]!;
  const reversed = data.map((_, index) => {
    const channel = Math.floor(index / plane) % channels;
    return data[index + (channels - 1 - 2 * channel) * plane]!;
  });
  return { data: reversed, shape };
}

/**
 * Makes weights that expect images in another convention work on RGB images in 0..1 like every other network: the
 * normalisation becomes the equivalent one, and for BGR the input channels of the first convolution change places.
 * Exact, padding included. The original SqueezeNet 1.0 of Caffe, for one, is
 * `{ channelOrder: 'BGR', range: 255, mean: [104, 117, 123] }`.
 *
 * @throws InvalidArgumentError unless there is one mean and one standard deviation > 0 per channel, and a range > 0.
 * @throws GraphError for a network whose images go elsewhere than into one convolution.
 */
export function adaptFirstConvolution(
  { network, weights }: BoundNetwork,
  { channelOrder, range, mean, std = mean.map(() => 1) }: InputConvention,
): BoundNetwork {
  const { channels } = network.input;
  if (
    mean.length !== channels ||
    std.length !== channels ||
    !std.every((value) => value > 0) ||
    !(range > 0)
  ) {
    throw new InvalidArgumentError(
      `invalid input convention: got mean ${mean}, std ${std} and range ${range}, expected ${channels} means and stds > 0, and a range > 0`,
    );
  }
  const first = firstConvolution(network);
  const toFractions = (values: readonly number[]) => {
    const fractions = values.map((value) => value / range);
    return channelOrder === 'BGR' ? fractions.reverse() : fractions;
  };
  const input = { ...network.input, mean: toFractions(mean), std: toFractions(std) };
  if (channelOrder === 'RGB') return { network: { ...network, input }, weights };
  const kernel = first.inputs[1]!;
  const tensor = weights.get(kernel);
  if (tensor === undefined)
    throw new GraphError(`invalid weights: got no ${kernel}, expected every parameter`);
  return {
    network: { ...network, input },
    weights: new Map(weights).set(kernel, reverseInputChannels(tensor)),
  };
}
