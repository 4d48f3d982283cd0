import { createOnnxEngine } from '@reticket/engine-onnx';
import { expansivePrompt, type VisualPromptOptions } from '../src/index.js';
import { imageShape, sourceShape, tinyImages, tinyNetwork } from './tiny-network.js';

/** A visual prompting task that takes milliseconds: 5 classes of 5 images, the last batch incomplete. */
export async function tinyTask(): Promise<VisualPromptOptions> {
  return {
    engine: await createOnnxEngine({ threads: 1 }),
    ...tinyNetwork(),
    prompt: expansivePrompt({ image: imageShape, source: sourceShape }),
    train: tinyImages(5, 5),
    classes: 5,
    mapping: { kind: 'iterative', assignment: 'optimal' },
    budget: { kind: 'epochs', amount: 12 },
    batchSize: 8,
    learningRate: 0.1,
    seed: 1,
  };
}
