import { createTfjsEngine } from '@reticket/engine-tfjs';
import { describe, expect, it } from 'vitest';
import { fitVisualPrompt, predictPrompted } from '../src/index.js';
import { largestDifference } from './read-golden.js';
import { tinyImages } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

describe('two engines', () => {
  it('fit nearly the same prompt through a map that mixes source classes', async () => {
    const task = {
      ...(await tinyTask()),
      mapping: { kind: 'bayesian-plus' },
      budget: { kind: 'epochs', amount: 3 },
    } as const;
    const onnx = await fitVisualPrompt(task);
    const tfjs = await fitVisualPrompt({ ...task, engine: await createTfjsEngine({ backend: 'cpu' }) });
    expect(largestDifference(tfjs.map.weights, onnx.map.weights)).toBeLessThan(1e-3);
    expect(largestDifference([tfjs.epochs.at(-1)!.loss], [onnx.epochs.at(-1)!.loss])).toBeLessThan(1e-3);
  });

  it('fit nearly the same prompt', async () => {
    const task = { ...(await tinyTask()), budget: { kind: 'epochs', amount: 3 } } as const;
    const tfjs = await createTfjsEngine({ backend: 'cpu' });
    const onnxFit = await fitVisualPrompt(task);
    const tfjsFit = await fitVisualPrompt({ ...task, engine: tfjs });
    expect(tfjsFit.map).toEqual(onnxFit.map);
    expect(largestDifference([tfjsFit.epochs.at(-1)!.loss], [onnxFit.epochs.at(-1)!.loss])).toBeLessThan(
      1e-3,
    );
    const predict = (engine: typeof tfjs) =>
      predictPrompted({ ...task, engine, values: onnxFit.values, images: tinyImages(2, 5, 9).images });
    const [onnxLogits, tfjsLogits] = [await predict(task.engine), await predict(tfjs)];
    expect(largestDifference(tfjsLogits.targetLogits, onnxLogits.targetLogits)).toBeLessThan(1e-3);
  });
});
