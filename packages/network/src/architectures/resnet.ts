import { noAttributes } from '../graph/operation.js';
import type { Network } from '../network.js';
import { NetworkBuilder } from '../network-builder.js';
import { add } from '../ops/arithmetic.js';
import { globalAveragePool } from '../ops/average-pool.js';
import { maxPool } from '../ops/max-pool.js';
import { type ArchitectureOptions, checkCount, squareImages } from './options.js';

/** One kind of residual block: its branch from the block's input to the value added to the shortcut. */
interface BlockKind {
  /** Output channels per channel of the stage. */
  readonly expansion: number;
  branch(builder: NetworkBuilder, name: string, x: string, width: number, stride: number): string;
}

const basic: BlockKind = {
  expansion: 1,
  branch(builder, name, x, width, stride) {
    let y = builder.convolution(`${name}.conv1`, x, { channels: width, kernel: 3, stride, padding: 1 });
    y = builder.relu(builder.batchNorm(`${name}.bn1`, y));
    y = builder.convolution(`${name}.conv2`, y, { channels: width, kernel: 3, padding: 1 });
    return builder.batchNorm(`${name}.bn2`, y);
  },
};

const bottleneck: BlockKind = {
  expansion: 4,
  branch(builder, name, x, width, stride) {
    let y = builder.convolution(`${name}.conv1`, x, { channels: width, kernel: 1 });
    y = builder.relu(builder.batchNorm(`${name}.bn1`, y));
    y = builder.convolution(`${name}.conv2`, y, { channels: width, kernel: 3, stride, padding: 1 });
    y = builder.relu(builder.batchNorm(`${name}.bn2`, y));
    y = builder.convolution(`${name}.conv3`, y, { channels: width * bottleneck.expansion, kernel: 1 });
    return builder.batchNorm(`${name}.bn3`, y);
  },
};

/** The block's input itself, or projected where its shape changes (option B). */
function shortcut(
  builder: NetworkBuilder,
  name: string,
  x: string,
  { channels, stride }: { channels: number; stride: number },
): string {
  if (stride === 1 && builder.shape(x)[1] === channels) return x;
  const projected = builder.convolution(`${name}.downsample.0`, x, { channels, kernel: 1, stride });
  return builder.batchNorm(`${name}.downsample.1`, projected);
}

function resnet(
  name: string,
  kind: BlockKind,
  blocksPerStage: readonly number[],
  { classes = 1000, inputSize = 224 }: ArchitectureOptions,
): Network {
  checkCount('classes', classes);
  const builder = new NetworkBuilder(squareImages(inputSize));
  let x = builder.convolution('conv1', builder.input, {
    channels: 64,
    kernel: 7,
    stride: 2,
    padding: 3,
    prunable: false,
  });
  x = builder.relu(builder.batchNorm('bn1', x));
  x = builder.apply(
    maxPool,
    [x],
    { kernel: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], ceil: false },
    'maxpool',
  );
  blocksPerStage.forEach((blocks, stage) => {
    const width = 64 * 2 ** stage;
    for (let index = 0; index < blocks; index += 1) {
      const block = `layer${stage + 1}.${index}`;
      const stride = stage > 0 && index === 0 ? 2 : 1;
      const y = kind.branch(builder, block, x, width, stride);
      const identity = shortcut(builder, block, x, { channels: width * kind.expansion, stride });
      x = builder.relu(builder.apply(add, [y, identity], noAttributes, `${block}.add`));
    }
  });
  const features = builder.apply(globalAveragePool, [x], noAttributes, 'avgpool');
  const logits = builder.linear('fc', features, { features: classes, prunable: false });
  return builder.network(name, { features, classifier: 'fc', logits });
}

/**
 * ResNet-18 of He et al. 2015 (arXiv 1512.03385) as in torchvision: 1000 classes, 224x224, 11.7 M parameters,
 * 1.81 GMAC by default. Smallest input: 1 pixel.
 */
export function resnet18(options: ArchitectureOptions = {}): Network {
  return resnet('resnet18', basic, [2, 2, 2, 2], options);
}

/** ResNet-34 as in torchvision: 21.8 M parameters, 3.66 GMAC. See `resnet18`. */
export function resnet34(options: ArchitectureOptions = {}): Network {
  return resnet('resnet34', basic, [3, 4, 6, 3], options);
}

/**
 * ResNet-50 as in torchvision: 25.6 M parameters, 4.09 GMAC. Version 1.5: the stride sits on the 3x3 convolution of
 * a bottleneck. See `resnet18`.
 */
export function resnet50(options: ArchitectureOptions = {}): Network {
  return resnet('resnet50', bottleneck, [3, 4, 6, 3], options);
}
