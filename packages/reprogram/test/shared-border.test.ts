import { describe, expect, it } from 'vitest';
import { fitVisualPrompt, type Prompt } from '../src/index.js';
import { largestDifference } from './read-golden.js';
import { tinyTask } from './tiny-task.js';

describe('the border that all images share', () => {
  it('computed once or once per image trains nearly the same prompt', async () => {
    const task = { ...(await tinyTask()), budget: { kind: 'steps', amount: 3 } } as const;
    const { emitSplit, ...whole } = task.prompt.graph;
    const plain: Prompt = { ...task.prompt, graph: whole };
    const shared = await fitVisualPrompt(task);
    const separate = await fitVisualPrompt({ ...task, prompt: plain });
    expect(emitSplit).toBeDefined();
    expect(shared.epochs[0]!.loss).toBeCloseTo(separate.epochs[0]!.loss, 4);
    expect(largestDifference(shared.values.theta!.data, separate.values.theta!.data)).toBeLessThan(1e-2);
    expect(shared.macs).not.toBe(separate.macs);
  });
});
