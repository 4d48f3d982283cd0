import { describe, expect, it } from 'vitest';
import { overrideConfig } from '../src/config/override-config.js';
import { UsageError } from '../src/errors.js';
import { quick } from '../src/presets/quick.js';

describe('overrideConfig', () => {
  it('returns the preset itself without flags, under its own name', () => {
    expect(overrideConfig(quick, {})).toEqual(quick);
  });

  it('lays flags over the preset and marks the name', () => {
    const config = overrideConfig(quick, {
      state: '0,9',
      method: 'vp',
      shots: '2, all',
      seed: '7',
      epochs: '3',
      prompt: 'watermark-full,expansive',
      map: 'flm,blm+',
      sourcesPerClass: '2',
      lpResolution: 'source,native',
      testPerClass: '5',
      allowOverlap: true,
    });
    expect(config).toMatchObject({
      name: 'quick-custom',
      ticket: { method: 'magnitude-global', states: [0, 9] },
      methods: ['VP'],
      shots: [2, 'all'],
      seeds: [7],
      visualPrompt: {
        prompts: ['watermark-full', 'expansive'],
        maps: ['flm', 'blm+'],
        sourcesPerClass: 2,
        budget: { kind: 'epochs', amount: 3 },
      },
      linearProbe: { resolutions: ['source', 'native'], budget: { kind: 'epochs', amount: 3 } },
      splits: { testPerClass: 5 },
      allowOverlap: true,
      datasets: quick.datasets,
    });
  });

  it('takes a budget in steps', () => {
    const { visualPrompt } = overrideConfig(quick, { steps: '40' });
    expect(visualPrompt.budget).toEqual({ kind: 'steps', amount: 40 });
  });

  it.each([
    [{ shots: '0' }, 'shots'],
    [{ shots: '' }, 'shots'],
    [{ shots: '1,,2' }, 'shots'],
    [{ shots: '1,1' }, 'each value once'],
    [{ state: 'two' }, 'state'],
    [{ state: '-1' }, 'states'],
    [{ seed: '1.5' }, 'seeds'],
    [{ method: 'lp,ft' }, 'methods'],
    [{ map: 'ilm,xlm' }, 'invalid --map: got xlm, expected one of ilm, flm, rlm, blm, blm+, many-to-one'],
    [{ map: 'ilm,ilm' }, 'each value once'],
    [{ prompt: 'poster' }, 'invalid --prompt: got poster, expected one of expansive, '],
    [{ lpResolution: 'double' }, 'invalid --lp-resolution: got double, expected one of source, native'],
    [{ sourcesPerClass: '0' }, 'sourcesPerClass'],
    [{ epochs: '0' }, 'budget'],
    [{ epochs: '2', steps: '2' }, '--epochs and --steps'],
    [{ upstream: 'places365' }, 'upstream'],
  ])('refuses %j', (flags, mentioned) => {
    expect(() => overrideConfig(quick, flags)).toThrow(UsageError);
    expect(() => overrideConfig(quick, flags)).toThrow(mentioned);
  });
});
