import { describe, expect, it } from 'vitest';
import { seedGroups, valuesBySeed } from '../src/index.js';
import { failedCell, measuredCell } from './example-run.js';

const second = { ...measuredCell, id: '1111111111111111', seed: 1, values: { top1: 0.61 } };
const failed = {
  ...failedCell,
  method: measuredCell.method,
  methodOptions: { learningRate: 0.01, imageSize: 32, map: 'ilm' },
  source: measuredCell.source,
  ticket: measuredCell.ticket,
  dataset: { name: measuredCell.dataset.name },
  shots: { asked: measuredCell.shots.asked },
  budget: measuredCell.budget,
  seed: 2,
};

describe('seedGroups', () => {
  it('joins cells that differ in their seed only, failed ones too, in seed order', () => {
    const groups = seedGroups([failed, second, measuredCell]);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.cells.map((cell) => cell.seed)).toEqual([0, 1, 2]);
    expect(groups[0]!.measured.map((cell) => cell.seed)).toEqual([0, 1]);
  });

  it('keeps every other difference apart', () => {
    const others = [
      { ...second, method: 'LP' as const },
      { ...second, methodOptions: { ...second.methodOptions, map: 'flm' } },
      { ...second, budget: { kind: 'steps' as const, amount: 100 } },
      { ...second, ticket: { ...second.ticket, state: 3 } },
      { ...second, shots: { ...second.shots, asked: 'all' as const } },
    ];
    expect(seedGroups([measuredCell, ...others])).toHaveLength(6);
  });

  it('gives the values of a metric by seed', () => {
    const [group] = seedGroups([measuredCell, second, failed]);
    expect([...valuesBySeed(group!, 'top1')]).toEqual([
      [0, 0.59],
      [1, 0.61],
    ]);
    expect([...valuesBySeed(group!, 'ece')]).toEqual([[0, 0.12]]);
    expect(valuesBySeed(group!, 'constructor').size).toBe(0);
  });
});
