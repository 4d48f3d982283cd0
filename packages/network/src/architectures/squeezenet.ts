import { noAttributes } from '../graph/operation.js';
import type { Network } from '../network.js';
import { NetworkBuilder } from '../network-builder.js';
import { globalAveragePool } from '../ops/average-pool.js';
import { maxPool } from '../ops/max-pool.js';
import { concat } from '../ops/rearrange.js';
import { type ArchitectureOptions, checkCount, squareImages } from './options.js';

/** A fire module by its squeeze and expand channels, or a max pool. */
type Layer = readonly [squeeze: number, expand: number] | 'pool';

/** First convolution, and the layers after it and its ReLU, in the order of torchvision's `features`. */
interface Version {
  readonly stem: { readonly channels: number; readonly kernel: number };
  readonly layers: readonly Layer[];
}

const version1_0: Version = {
  stem: { channels: 96, kernel: 7 },
  layers: [
    'pool',
    [16, 64],
    [16, 64],
    [32, 128],
    'pool',
    [32, 128],
    [48, 192],
    [48, 192],
    [64, 256],
    'pool',
    [64, 256],
  ],
};

const version1_1: Version = {
  stem: { channels: 64, kernel: 3 },
  layers: [
    'pool',
    [16, 64],
    [16, 64],
    'pool',
    [32, 128],
    [32, 128],
    'pool',
    [48, 192],
    [48, 192],
    [64, 256],
    [64, 256],
  ],
};

function fire(builder: NetworkBuilder, name: string, x: string, squeeze: number, expand: number): string {
  const bias = true;
  const squeezed = builder.relu(
    builder.convolution(`${name}.squeeze`, x, { channels: squeeze, kernel: 1, bias }),
  );
  const expanded1x1 = builder.relu(
    builder.convolution(`${name}.expand1x1`, squeezed, { channels: expand, kernel: 1, bias }),
  );
  const expanded3x3 = builder.relu(
    builder.convolution(`${name}.expand3x3`, squeezed, { channels: expand, kernel: 3, padding: 1, bias }),
  );
  return builder.apply(concat, [expanded1x1, expanded3x3], noAttributes, name);
}

function squeezenet(
  name: string,
  { stem, layers }: Version,
  { classes = 1000, inputSize = 224 }: ArchitectureOptions,
): Network {
  checkCount('classes', classes);
  const builder = new NetworkBuilder(squareImages(inputSize));
  let x = builder.convolution('features.0', builder.input, {
    ...stem,
    stride: 2,
    bias: true,
    prunable: false,
  });
  x = builder.relu(x);
  layers.forEach((layer, index) => {
    const position = `features.${index + 2}`;
    x =
      layer === 'pool'
        ? builder.apply(
            maxPool,
            [x],
            { kernel: [3, 3], strides: [2, 2], pads: [0, 0, 0, 0], ceil: true },
            position,
          )
        : fire(builder, position, x, ...layer);
  });
  const scores = builder.convolution('classifier.1', x, {
    channels: classes,
    kernel: 1,
    bias: true,
    prunable: false,
  });
  const logits = builder.apply(globalAveragePool, [builder.relu(scores)], noAttributes, 'classifier.3');
  return builder.network(name, { features: x, classifier: 'classifier.1', logits });
}

/**
 * SqueezeNet 1.0 of Iandola et al. 2016 (arXiv 1602.07360) as in torchvision: 1000 classes, 224x224, 1.25 M
 * parameters, 0.82 GMAC by default. The classifier is a 1x1 convolution, so the features are [N,512,H,W] and the
 * logits, averages of rectified scores, are never negative. Smallest input: 29 pixels.
 */
export function squeezenet1_0(options: ArchitectureOptions = {}): Network {
  return squeezenet('squeezenet1_0', version1_0, options);
}

/** SqueezeNet 1.1 as in torchvision: 1.24 M parameters, 0.35 GMAC. Smallest input: 25 pixels. See `squeezenet1_0`. */
export function squeezenet1_1(options: ArchitectureOptions = {}): Network {
  return squeezenet('squeezenet1_1', version1_1, options);
}
