import { readFileSync } from 'node:fs';
import type { ImageSet } from '@reticket/datasets';
import { type Network, NetworkBuilder, noAttributes, operations, type Weights } from '@reticket/network';

interface Golden {
  readonly weights: Readonly<Record<string, { readonly shape: number[]; readonly data: number[] }>>;
  readonly pixels: readonly number[];
  readonly labels: readonly number[];
  readonly gradients: GoldenGradients;
  readonly squared: GoldenGradients;
  readonly hessian: GoldenGradients;
  readonly graspHessian: GoldenGradients;
  readonly flow: GoldenGradients;
}

export type GoldenGradients = Readonly<Record<string, readonly number[]>>;

/** What `golden/gradients.py` wrote. */
export const golden: Golden = JSON.parse(
  readFileSync(new URL('../golden/gradients.json', import.meta.url), 'utf8'),
);

/** The network of `golden/gradients.py`: a residual block, a hidden and a last linear layer. */
export function smallNetwork(): Network {
  const mean = [0.5, 0.5, 0.5];
  const std = [0.25, 0.25, 0.25];
  const builder = new NetworkBuilder({ channels: 3, height: 6, width: 6, mean, std });
  const three = { channels: 4, kernel: 3, padding: 1 };
  const conv1 = builder.convolution('conv1', builder.input, { ...three, prunable: false });
  const first = builder.relu(builder.batchNorm('bn1', conv1));
  const bn2 = builder.batchNorm('bn2', builder.convolution('conv2', first, three));
  const second = builder.relu(builder.apply(operations.add, [bn2, first], noAttributes, 'sum'));
  const pooled = builder.apply(operations.globalAveragePool, [second], noAttributes, 'pooled');
  const features = builder.relu(builder.linear('hidden', pooled, { features: 5 }));
  const logits = builder.linear('fc', features, { features: 3, prunable: false });
  return builder.network('small', { features, classifier: 'fc', logits });
}

export const goldenWeights: Weights = new Map(
  Object.entries(golden.weights).map(([name, { shape, data }]) => [
    name,
    { data: Float32Array.from(data), shape },
  ]),
);

export const goldenImages: ImageSet = {
  count: golden.labels.length,
  height: 6,
  width: 6,
  pixels: Uint8Array.from(golden.pixels),
  labels: Int32Array.from(golden.labels),
  hashes: golden.labels.map((_, index) => `${index}`),
};
