import { readFile } from 'node:fs/promises';
import { type FloatTensor, floatTensor, type Weights } from '@reticket/network';
import { byteImages, type LabelledImages } from '@reticket/reprogram';
import { readSafetensors, type TensorEntry, toFloat32 } from '@reticket/safetensors';

export type Inputs = ReadonlyMap<string, TensorEntry>;

export async function readInputs(path: string): Promise<Inputs> {
  return readSafetensors(await readFile(path)).tensors;
}

export function floats(inputs: Inputs, name: string): FloatTensor {
  const entry = inputs.get(name)!;
  return floatTensor(toFloat32(entry), entry.shape);
}

export async function readWeights(path: string): Promise<Weights> {
  const inputs = await readInputs(path);
  return new Map([...inputs.keys()].map((name) => [name, floats(inputs, name)]));
}

/** The images and labels of one split, as the race's input files hold them. */
export function labelledImages(inputs: Inputs, split: 'train' | 'test'): LabelledImages {
  const pixels = inputs.get(`${split}.pixels`)!;
  const labels = inputs.get(`${split}.labels`)!;
  const [, channels, height, width] = pixels.shape as [number, number, number, number];
  return {
    images: byteImages(pixels.data as Uint8Array, [channels, height, width]),
    labels: labels.data as Int32Array,
  };
}
