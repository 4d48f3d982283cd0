import { wilsonInterval } from '@reticket/calibration';
import type { ImageSet } from '@reticket/datasets';
import type { Engine, Network, Weights } from '@reticket/network';
import type { Upstream } from '@reticket/sparsity';
import { measureWeights } from '../pretrain/evaluate-weights.js';

/** Images of the source data, and the name they go by in tickets. */
export interface SourceSample {
  readonly name: string;
  readonly images: Omit<ImageSet, 'hashes'>;
}

/** How good a ticket is on a sample of its source data. Cost: one forward pass of each image. */
export async function upstreamFigures(
  engine: Engine,
  network: Network,
  weights: Weights,
  { name, images }: SourceSample,
): Promise<Upstream> {
  const { count, top1, nll, ece, logitMarginMean } = await measureWeights(engine, network, weights, images);
  const [low, high] = wilsonInterval(Math.round(top1 * count), count);
  const plain = (value: number) => ({ value, low: null, high: null });
  return {
    dataset: name,
    n: count,
    interval: '95 % Wilson',
    top1: { value: top1, low, high },
    nll: plain(nll),
    ece: plain(ece),
    logitScale: logitMarginMean === null ? null : plain(logitMarginMean),
  };
}
