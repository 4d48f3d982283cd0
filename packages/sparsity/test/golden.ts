import { readFileSync } from 'node:fs';
import type { FloatTensor } from '../src/index.js';

export function goldenBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`golden/${name}`, import.meta.url)));
}

interface TorchPrune {
  readonly weights: readonly { name: string; shape: number[]; float32: string }[];
  readonly cases: readonly { method: string; sparsity: number; masks: Record<string, string> }[];
  /** `ln_structured` with n = 1 and dim = 0. */
  readonly channels: readonly { sparsity: number; masks: Record<string, string> }[];
}

const golden = JSON.parse(new TextDecoder().decode(goldenBytes('torch-prune.json'))) as TorchPrune;

export const torchCases = golden.cases;
export const torchChannels = golden.channels;

export const torchWeights: ReadonlyMap<string, FloatTensor> = new Map(
  golden.weights.map(({ name, shape, float32 }) => {
    const bytes = Uint8Array.from(Buffer.from(float32, 'base64'));
    return [name, { data: new Float32Array(bytes.buffer), shape }];
  }),
);
