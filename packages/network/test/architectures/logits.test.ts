import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  logitsProgram,
  type Network,
  resnet18,
  resnet50,
  squeezenet1_0,
  squeezenet1_1,
  type VggOptions,
  vgg11_bn,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { interpret } from '../support/reference/interpret.js';
import { waveImages, waveWeights } from '../support/wave.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/logits.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, { inputSize: number; logits: number[] }>>;

const cases: readonly ((options: VggOptions) => Network)[] = [
  resnet18,
  resnet50,
  squeezenet1_0,
  squeezenet1_1,
  vgg11_bn,
];

describe('logits of an architecture', { timeout: 60_000 }, () => {
  it.each(cases.map((architecture) => [architecture.name, architecture] as const))(
    "agree with torchvision's %s on weights that a formula gives",
    (name, architecture) => {
      const { inputSize, logits } = golden[name]!;
      const network = architecture({ classes: 5, inputSize, hiddenFeatures: 16 });
      const images = waveImages([1, 3, inputSize, inputSize]);
      const outputs = interpret(logitsProgram(network, { batch: 1 }), { images }, waveWeights(network));
      expect(outputs.logits!.shape).toEqual([1, 5]);
      expectClose(outputs.logits!.data, logits, 1e-9);
    },
  );
});
