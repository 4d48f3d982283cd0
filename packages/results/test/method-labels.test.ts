import { describe, expect, it } from 'vitest';
import { type Adapted, methodLabels, methodOption } from '../src/index.js';

const probe = (methodOptions: Adapted['methodOptions'] = {}): Adapted => ({ method: 'LP', methodOptions });
const prompt = (methodOptions: Adapted['methodOptions'] = {}): Adapted => ({ method: 'VP', methodOptions });
const labels = (cells: readonly Adapted[]) => cells.map(methodLabels(cells));

describe('methodLabels', () => {
  it('names the method alone where nothing else tells cells apart', () => {
    expect(labels([probe({ l2: 0.01 }), prompt({ map: 'ilm' }), prompt({ map: 'ilm' })])).toEqual([
      'LP',
      'VP',
      'VP',
    ]);
  });

  it('leaves out options that go with those it names', () => {
    const cells = [
      prompt({ map: 'ilm', assignment: 'greedy', imageSize: 32 }),
      prompt({ map: 'blm+', imageSize: 32 }),
      prompt({ map: 'blm+', prompt: 'watermark-full' }),
    ];
    expect(labels(cells)).toEqual([
      'VP, map ilm, prompt expansive',
      'VP, map blm+, prompt expansive',
      'VP, map blm+, prompt watermark-full',
    ]);
  });

  it('names an option that some cells lack where nothing else tells them apart', () => {
    expect(labels([prompt({ map: 'ilm' }), prompt({ map: 'ilm', assignment: 'greedy' })])).toEqual([
      'VP',
      'VP, assignment greedy',
    ]);
  });
});

describe('methodOption', () => {
  it('has an expansive prompt where a prompt is not named, and none in a probe', () => {
    expect(methodOption(prompt(), 'prompt')).toBe('expansive');
    expect(methodOption(prompt({ prompt: 'pad' }), 'prompt')).toBe('pad');
    expect(methodOption(probe(), 'prompt')).toBeUndefined();
    expect(methodOption(prompt(), 'constructor')).toBeUndefined();
  });
});
