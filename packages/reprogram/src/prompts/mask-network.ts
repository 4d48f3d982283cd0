import {
  type FloatTensor,
  floatTensor,
  type GraphBuilder,
  noAttributes,
  operations,
} from '@reticket/network';
import type { RandomGenerator } from '../random/seeded-generator.js';
import { uniformValues } from '../random/uniform-values.js';

/** Layers of the mask network with batch normalisation and ReLU; the last convolution makes the mask. */
const hiddenChannels = { 5: [8, 16, 32, 64], 6: [8, 16, 32, 64, 128] } as const;

export type MaskLayers = keyof typeof hiddenChannels;

/** Shapes of what is trained and of the running statistics, by PyTorch's names after `mask/`. */
export interface MaskNetwork {
  readonly trained: ReadonlyMap<string, readonly number[]>;
  readonly statistics: ReadonlyMap<string, readonly number[]>;
  /**
   * Emits the mask [N,C,h,w] of resized images [N,C,H,W], one value per patch. With the batch's statistics, of which
   * mean and unbiased variance are put into `batchStatistics` by name, or with the running ones.
   */
  emit(builder: GraphBuilder, images: string, batchStatistics?: Map<string, string>): string;
  /** PyTorch's initial values: U(-1/sqrt(fan-in), 1/sqrt(fan-in)) for convolutions, ones and zeros for the others. */
  initialValues(random: RandomGenerator): Readonly<Record<string, FloatTensor>>;
}

const kernel = 3;
const epsilon = 1e-5;

/** Convolution of 3x3 that keeps the size. */
const sameSize = { strides: [1, 1], pads: [1, 1, 1, 1], groups: 1 } as const;
const halve = { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0], ceil: false } as const;

/**
 * The mask generator of SMM (Cai et al. 2024, arXiv 2406.03150; `AttributeNet`): convolutions of 3x3 with batch
 * normalisation and ReLU, a max-pool of 2x2 after each of the first log2(patchSize), and a convolution to the mask.
 */
export function maskNetwork(channels: number, layers: MaskLayers, patchSize: number): MaskNetwork {
  const widths = [channels, ...hiddenChannels[layers]];
  const pools = Math.log2(patchSize);
  const hidden = hiddenChannels[layers].map((width, index) => ({
    number: index + 1,
    input: widths[index]!,
    width,
  }));
  const last = { number: 6, input: widths.at(-1)!, width: channels };
  const trained = new Map<string, readonly number[]>();
  const statistics = new Map<string, readonly number[]>();
  for (const { number, input, width } of [...hidden, last]) {
    trained.set(`mask/conv${number}.weight`, [width, input, kernel, kernel]);
    trained.set(`mask/conv${number}.bias`, [width]);
    if (number === last.number) continue;
    trained.set(`mask/bn${number}.weight`, [width]);
    trained.set(`mask/bn${number}.bias`, [width]);
    statistics.set(`mask/bn${number}.running_mean`, [width]);
    statistics.set(`mask/bn${number}.running_var`, [width]);
  }

  const convolve = (builder: GraphBuilder, x: string, number: number) =>
    builder.emit(operations.conv2d, [x, `mask/conv${number}.weight`, `mask/conv${number}.bias`], sameSize);

  const normalize = (
    builder: GraphBuilder,
    x: string,
    number: number,
    batchStatistics: Map<string, string> | undefined,
  ) => {
    const layer = `mask/bn${number}`;
    const [mean, variance] = [`${layer}.running_mean`, `${layer}.running_var`];
    const affine = [`${layer}.weight`, `${layer}.bias`];
    if (batchStatistics === undefined) {
      return builder.emit(operations.batchNorm, [x, ...affine, mean, variance], {
        epsilon,
        statistics: 'running',
      });
    }
    const batchMean = builder.emit(operations.batchMean, [x], noAttributes);
    const batchVariance = builder.emit(operations.batchVariance, [x, batchMean], noAttributes);
    const [items, , height, width] = builder.type(x).shape as [number, number, number, number];
    const count = items * height * width;
    const unbiased = builder.constant(
      `${layer}.unbiased`,
      floatTensor(
        new Float32Array(trained.get(`${layer}.bias`)![0]!).fill(count / Math.max(1, count - 1)),
        trained.get(`${layer}.bias`)!,
      ),
    );
    batchStatistics
      .set(mean, batchMean)
      .set(variance, builder.emit(operations.multiply, [batchVariance, unbiased], noAttributes));
    return builder.emit(operations.batchNorm, [x, ...affine, batchMean, batchVariance], {
      epsilon,
      statistics: 'batch',
    });
  };

  return {
    trained,
    statistics,
    emit(builder, images, batchStatistics) {
      let x = images;
      for (const { number } of hidden) {
        x = normalize(builder, convolve(builder, x, number), number, batchStatistics);
        x = builder.emit(operations.relu, [x], noAttributes);
        if (number <= pools) x = builder.emit(operations.maxPool, [x], halve);
      }
      return convolve(builder, x, last.number);
    },
    initialValues(random) {
      const values: Record<string, FloatTensor> = {};
      for (const { number, input, width } of [...hidden, last]) {
        const bound = 1 / Math.sqrt(input * kernel * kernel);
        for (const name of [`mask/conv${number}.weight`, `mask/conv${number}.bias`]) {
          const shape = trained.get(name)!;
          const count = shape.reduce((product, size) => product * size, 1);
          values[name] = floatTensor(uniformValues(count, bound, random), shape);
        }
        if (number === last.number) continue;
        const constant = (value: number) => floatTensor(new Float32Array(width).fill(value), [width]);
        values[`mask/bn${number}.weight`] = constant(1);
        values[`mask/bn${number}.bias`] = constant(0);
        values[`mask/bn${number}.running_mean`] = constant(0);
        values[`mask/bn${number}.running_var`] = constant(1);
      }
      return values;
    },
  };
}
