import { describe, expect, it } from 'vitest';
import { optionFindings } from '../src/model/option-findings.ts';
import { measured, runOf } from './example-run.ts';

const seeds = (dataset: string, methodOptions: Record<string, string>, ...top1: number[]) =>
  top1.map((value, seed) =>
    measured({ method: 'VP', dataset, methodOptions, seed, values: { top1: value } }),
  );

describe('optionFindings', () => {
  it('orders label maps over the settings that all have, and pairs the first two', () => {
    const [finding, ...others] = optionFindings(
      runOf([
        ...seeds('gtsrb', { map: 'rlm' }, 0.1, 0.12),
        ...seeds('gtsrb', { map: 'ilm' }, 0.2, 0.24),
        ...seeds('gtsrb', { map: 'blm+' }, 0.3, 0.34),
        ...seeds('mnist', { map: 'blm+' }, 0.9, 0.9),
      ]),
    );
    expect(others).toEqual([]);
    expect(finding!.figure).toBe('+10.0');
    expect(finding!.unit).toBe('points, blm+ over ilm');
    expect(finding!.sentence).toContain('over 1 setting: blm+ 32.0 %, ilm 22.0 %, rlm 11.0 %.');
    expect(finding!.sentence).toContain('95 % interval +10.0 to +10.0');
  });

  it('takes an unnamed prompt for the expansive one', () => {
    const [finding] = optionFindings(
      runOf([
        ...seeds('gtsrb', { map: 'ilm' }, 0.2),
        ...seeds('gtsrb', { map: 'ilm', prompt: 'watermark-full' }, 0.3),
      ]),
    );
    expect(finding!.unit).toBe('points, watermark-full over expansive');
    expect(finding!.sentence).toContain('one seed, so no interval');
  });

  it('says nothing where an option has one value, or no setting has all', () => {
    expect(optionFindings(runOf(seeds('gtsrb', { map: 'ilm' }, 0.2)))).toEqual([]);
    expect(
      optionFindings(runOf([...seeds('gtsrb', { map: 'ilm' }, 0.2), ...seeds('mnist', { map: 'rlm' }, 0.2)])),
    ).toEqual([]);
  });
});
