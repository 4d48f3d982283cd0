import { noAttributes } from '../graph/operation.js';
import type { Network } from '../network.js';
import { NetworkBuilder } from '../network-builder.js';
import { maxPool } from '../ops/max-pool.js';
import { flatten } from '../ops/rearrange.js';
import { adaptiveAveragePool } from './adaptive-average-pool.js';
import { type ArchitectureOptions, checkCount, squareImages } from './options.js';

export interface VggOptions extends ArchitectureOptions {
  /** Width of the two hidden linear layers, 4096 by default. */
  readonly hiddenFeatures?: number;
}

/** Convolutions in each of the five stages; a max pool ends each stage. */
const convolutionsPerStage = {
  11: [1, 1, 2, 2, 2],
  16: [2, 2, 3, 3, 3],
  19: [2, 2, 4, 4, 4],
} as const;

const stageChannels = [64, 128, 256, 512, 512] as const;

const pooledSize = 7;

/** Adds the layers of torchvision's `features`, numbered as there: ReLUs and pools count too. */
function convolutionalStages(
  builder: NetworkBuilder,
  convolutions: readonly number[],
  batchNorm: boolean,
): string {
  let x = builder.input;
  let position = 0;
  convolutions.forEach((count, stage) => {
    for (let index = 0; index < count; index += 1) {
      x = builder.convolution(`features.${position}`, x, {
        channels: stageChannels[stage]!,
        kernel: 3,
        padding: 1,
        bias: true,
        prunable: position > 0,
      });
      if (batchNorm) {
        position += 1;
        x = builder.batchNorm(`features.${position}`, x);
      }
      x = builder.relu(x);
      position += 2;
    }
    x = builder.apply(
      maxPool,
      [x],
      { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0], ceil: false },
      `features.${position}`,
    );
    position += 1;
  });
  return x;
}

function vgg(
  depth: keyof typeof convolutionsPerStage,
  batchNorm: boolean,
  { classes = 1000, inputSize = 224, hiddenFeatures = 4096 }: VggOptions,
): Network {
  checkCount('classes', classes);
  checkCount('hiddenFeatures', hiddenFeatures);
  const builder = new NetworkBuilder(squareImages(inputSize));
  let x = convolutionalStages(builder, convolutionsPerStage[depth], batchNorm);
  x = adaptiveAveragePool(builder, 'avgpool', x, pooledSize);
  x = builder.apply(flatten, [x], noAttributes, 'flatten');
  x = builder.relu(builder.linear('classifier.0', x, { features: hiddenFeatures }));
  const features = builder.relu(builder.linear('classifier.3', x, { features: hiddenFeatures }));
  const logits = builder.linear('classifier.6', features, { features: classes, prunable: false });
  const name = `vgg${depth}${batchNorm ? '_bn' : ''}`;
  return builder.network(name, { features, classifier: 'classifier.6', logits });
}

/**
 * VGG-11, configuration A of Simonyan and Zisserman 2014 (arXiv 1409.1556), as in torchvision: 1000 classes, 224x224,
 * 132.9 M parameters, 7.61 GMAC by default. Inputs of 32 to 63 pixels or of a multiple of 224 (up to 31 more).
 *
 * @throws InvalidArgumentError for an input size whose last feature map cannot be pooled evenly to 7x7.
 */
export function vgg11(options: VggOptions = {}): Network {
  return vgg(11, false, options);
}

/** VGG-11 with batch normalisation: 132.9 M parameters, 7.61 GMAC. See `vgg11`. */
export function vgg11_bn(options: VggOptions = {}): Network {
  return vgg(11, true, options);
}

/** VGG-16, configuration D: 138.4 M parameters, 15.47 GMAC. See `vgg11`. */
export function vgg16(options: VggOptions = {}): Network {
  return vgg(16, false, options);
}

/** VGG-16 with batch normalisation: 138.4 M parameters, 15.47 GMAC. See `vgg11`. */
export function vgg16_bn(options: VggOptions = {}): Network {
  return vgg(16, true, options);
}

/** VGG-19, configuration E: 143.7 M parameters, 19.63 GMAC. See `vgg11`. */
export function vgg19(options: VggOptions = {}): Network {
  return vgg(19, false, options);
}

/** VGG-19 with batch normalisation: 143.7 M parameters, 19.63 GMAC. See `vgg11`. */
export function vgg19_bn(options: VggOptions = {}): Network {
  return vgg(19, true, options);
}
