import { describe, expect, it } from 'vitest';
import { fitVisualPrompt, mapChurn } from '../src/index.js';
import { largestDifference, readGolden } from './read-golden.js';
import { referenceTask } from './reference-task.js';

const golden = readGolden<{ losses: number[]; maps: number[][]; theta: number[] }>('reference-run');

describe('fitVisualPrompt', () => {
  it("repeats a PyTorch run of ILM-VP's loop: losses, maps and prompt", async () => {
    const losses: number[] = [];
    const churns: number[] = [];
    const { values } = await fitVisualPrompt({
      ...(await referenceTask()),
      onStep: ({ loss }) => losses.push(loss),
      onEpoch: (epoch) => churns.push(epoch.mapChurn),
    });
    expect(losses).toHaveLength(21);
    expect(largestDifference(losses, golden.losses)).toBeLessThan(1e-3);
    const maps = golden.maps.map((map) => Int32Array.from(map));
    expect(churns).toEqual(maps.map((map, epoch) => mapChurn(maps[epoch - 1] ?? map, map)));
    expect(churns.some((churn) => churn > 0)).toBe(true);
    expect(largestDifference(values.theta!.data, golden.theta)).toBeLessThan(1e-3);
  });
});
