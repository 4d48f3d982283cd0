import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageSet } from '@reticket/datasets';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { adaptFirstConvolution, bindWeights, readCheckpoint, squeezenet1_0 } from '@reticket/network';
import { importSparseCheckpoint, readTicket, writeTicket } from '@reticket/sparsity';
import { describe, expect, it } from 'vitest';
import { evaluateWeights } from '../../src/pretrain/evaluate-weights.js';
import { listImagenetSample, readImagenetSample } from '../../src/upstream/imagenet-sample.js';
import { dataDir, needsData } from '../support/data-dir.js';

const size = 227;

/** Han et al. 2016 (arXiv 1510.00149) pruned every convolution, the first and the classifier too. */
function ticketFile(dtype: 'F32' | 'F16'): Uint8Array {
  const checkpoint = readCheckpoint(
    readFileSync(join(dataDir!, 'weights/squeezenet1_0_deep_compressed.safetensors')),
  );
  const convolutions = [...checkpoint.keys()].filter((name) => name.endsWith('.weight'));
  const result = importSparseCheckpoint(checkpoint, convolutions);
  const lineage = {
    ...result.pruning,
    source: 'squeezenet1_0-deep-compressed',
    parent: null,
    state: null,
    round: 1,
    seed: null,
    data: null,
    steps: null,
    command: null,
  };
  return writeTicket({ ...result, lineage }, { dtype });
}

async function evaluateTicket(file: Uint8Array) {
  const plain = squeezenet1_0({ inputSize: size });
  const ticket = readTicket(file, { expected: { parameters: plain.parameters } });
  const { network, weights } = adaptFirstConvolution(
    { network: plain, weights: bindWeights(plain, ticket.weights) },
    { channelOrder: 'BGR', range: 255, mean: [104, 117, 123] },
  );
  const { pixels, labels } = await readImagenetSample(
    listImagenetSample(join(dataDir!, 'imagenet-sample')),
    size,
  );
  const images: ImageSet = { count: labels.length, height: size, width: size, pixels, labels, hashes: [] };
  return evaluateWeights(await createOnnxEngine({ threads: 1 }), network, weights, images);
}

describe.skipIf(dataDir === undefined)(`Deep-Compressed SqueezeNet 1.0 ${needsData}`, () => {
  it('is a ticket of 66.58 % sparsity', () => {
    const { lineage, masks } = readTicket(ticketFile('F32'));
    expect(masks.size).toBe(26);
    expect(lineage.sparsity).toMatchObject({ zeros: 1_244_448 - 415_921, prunableCount: 1_244_448 });
    expect((100 * lineage.sparsity.prunable).toFixed(2)).toBe('66.58');
  });

  it('has at least 57 % top-1 on imagenet-sample (58.8 % measured, n = 1,000)', {
    timeout: 300_000,
  }, async () => {
    const { n, top1 } = await evaluateTicket(ticketFile('F16'));
    expect(n).toBe(1000);
    expect(top1).toBeGreaterThanOrEqual(0.57);
  });
});
