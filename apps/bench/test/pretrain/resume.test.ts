import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataset, type Dataset, loadDataset, subset } from '@reticket/datasets';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { resnetCifar, type Weights } from '@reticket/network';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pretrain } from '../../src/pretrain/pretrain.js';
import { defaultRecipe, type PretrainRecipe } from '../../src/pretrain/recipe.js';
import { sha256Hex } from '../../src/store/sha256.js';

const network = resnetCifar(8);
const recipe: PretrainRecipe = {
  ...defaultRecipe,
  model: 'resnet8-cifar',
  dataset: 'fashion-mnist-sample',
  epochs: 3,
  batchSize: 16,
  validationPerClass: 1,
};

let directory: string;
let dataset: Dataset;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reticket-pretrain-'));
  const whole = await loadDataset('fashion-mnist-sample', { size: 32, maxPerClass: { train: 8, test: 1 } });
  dataset = createDataset({ ...whole, train: subset(whole.train, [...whole.train.labels.keys()]) });
});
afterEach(() => rm(directory, { recursive: true }));

async function train(signal?: AbortSignal, onEpoch?: () => void) {
  const engine = await createOnnxEngine({ threads: 1 });
  const handlers = { ...(signal && { signal }), ...(onEpoch && { onEpoch }) };
  return pretrain({ recipe, network, dataset, engine, directory, ...handlers });
}

/** SHA-256 of each parameter by name. */
function hashes(weights: Weights): ReadonlyMap<string, string> {
  return new Map(
    [...weights].map(([name, { data }]) => [
      name,
      sha256Hex(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
    ]),
  );
}

it('goes on after a stop to the very weights of an uninterrupted training', async () => {
  const whole = await train();
  expect(whole.curve.at(-1)!.loss).toBeLessThan(whole.curve[0]!.loss);
  await rm(join(directory, 'checkpoint.safetensors'));

  const controller = new AbortController();
  await expect(train(controller.signal, () => controller.abort())).rejects.toThrow();
  const resumed = await train();
  expect(resumed.curve.map(({ loss }) => loss)).toEqual(whole.curve.map(({ loss }) => loss));
  expect(hashes(resumed.weights)).toEqual(hashes(whole.weights));
});

it('starts anew where the checkpoint is damaged', async () => {
  const whole = await train();
  const path = join(directory, 'checkpoint.safetensors');
  const checkpoint = await readFile(path);
  await writeFile(path, checkpoint.subarray(0, checkpoint.length - 5));
  const again = await train();
  expect(hashes(again.weights)).toEqual(hashes(whole.weights));
});
