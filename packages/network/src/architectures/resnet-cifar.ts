import { InvalidArgumentError } from '../errors.js';
import { noAttributes } from '../graph/operation.js';
import type { Network } from '../network.js';
import { NetworkBuilder } from '../network-builder.js';
import { add } from '../ops/arithmetic.js';
import { globalAveragePool } from '../ops/average-pool.js';
import { pad, slice } from '../ops/rearrange.js';
import { type ArchitectureOptions, checkCount, squareImages } from './options.js';

/** Shortcut without parameters (option A): every second position, zeros for the new channels. */
function optionAShortcut(builder: NetworkBuilder, name: string, x: string, channels: number): string {
  const [, inputChannels] = builder.shape(x) as [number, number];
  const halved = builder.apply(
    slice,
    [x],
    {
      starts: [0, 0, 0, 0],
      ends: [Infinity, Infinity, Infinity, Infinity],
      steps: [1, 1, 2, 2],
    },
    `${name}.halved`,
  );
  const missing = (channels - inputChannels) / 2;
  return builder.apply(pad, [halved], { before: [0, missing, 0, 0], after: [0, missing, 0, 0] }, name);
}

function basicBlock(
  builder: NetworkBuilder,
  name: string,
  x: string,
  channels: number,
  stride: number,
): string {
  let y = builder.convolution(`${name}.conv1`, x, { channels, kernel: 3, stride, padding: 1 });
  y = builder.relu(builder.batchNorm(`${name}.bn1`, y));
  y = builder.convolution(`${name}.conv2`, y, { channels, kernel: 3, padding: 1 });
  y = builder.batchNorm(`${name}.bn2`, y);
  const shortcut = stride === 1 ? x : optionAShortcut(builder, `${name}.shortcut`, x, channels);
  return builder.relu(builder.apply(add, [y, shortcut], noAttributes, `${name}.add`));
}

/**
 * The CIFAR residual network of He et al. 2015, section 4.2 (arXiv 1512.03385), with parameter-free shortcuts.
 * 10 classes and 32x32 by default; `depth` is 6n + 2: 20, 32, 44, 56 and so on. Parameter names are those of the
 * akamaster checkpoints.
 *
 * @throws InvalidArgumentError for a depth that is not 6n + 2.
 */
export function resnetCifar(
  depth: number,
  { classes = 10, inputSize = 32 }: ArchitectureOptions = {},
): Network {
  const blocks = (depth - 2) / 6;
  if (!Number.isInteger(blocks) || blocks < 1) {
    throw new InvalidArgumentError(
      `invalid ResNet depth: got ${depth}, expected 6n + 2 such as 20, 32, 44 or 56`,
    );
  }
  checkCount('classes', classes);
  const builder = new NetworkBuilder(squareImages(inputSize));
  let x = builder.convolution('conv1', builder.input, {
    channels: 16,
    kernel: 3,
    padding: 1,
    prunable: false,
  });
  x = builder.relu(builder.batchNorm('bn1', x));
  [16, 32, 64].forEach((channels, stage) => {
    for (let block = 0; block < blocks; block += 1) {
      const stride = stage > 0 && block === 0 ? 2 : 1;
      x = basicBlock(builder, `layer${stage + 1}.${block}`, x, channels, stride);
    }
  });
  const features = builder.apply(globalAveragePool, [x], noAttributes, 'features');
  const logits = builder.linear('linear', features, { features: classes, prunable: false });
  return builder.network(`resnet${depth}-cifar`, { features, classifier: 'linear', logits });
}
