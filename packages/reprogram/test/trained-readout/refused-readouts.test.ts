import { describe, expect, it } from 'vitest';
import { fitPromptAndReadout, type LinearProbe, type TrainedReadout } from '../../src/index.js';
import { countingEngine } from '../counting-engine.js';
import { tinyImages } from '../tiny-network.js';
import { readoutTask } from './tasks.js';

const narrow: LinearProbe = {
  weight: new Float32Array(10),
  bias: new Float32Array(5),
  mean: new Float32Array(2),
  std: new Float32Array(2).fill(1),
  classes: 5,
  width: 2,
};

describe('fitPromptAndReadout before any work', () => {
  it.each<[string, unknown, string, string]>([
    [
      'an unknown readout',
      { kind: 'mlp' },
      'RETICKET_INVALID_ARGUMENT',
      'invalid readout: got mlp, expected linear or head',
    ],
    [
      'a learning rate of 0',
      { kind: 'linear', learningRate: 0 },
      'RETICKET_INVALID_ARGUMENT',
      'invalid learningRate of the readout: got 0, expected a finite number > 0',
    ],
    [
      'a negative weight decay',
      { kind: 'head', weightDecay: -1 },
      'RETICKET_INVALID_ARGUMENT',
      'invalid weightDecay of the readout: got -1, expected a finite number >= 0',
    ],
    [
      'a head that starts from a map',
      { kind: 'head', start: { kind: 'bayesian' } },
      'RETICKET_INVALID_ARGUMENT',
      'invalid start of a head: got bayesian, expected uniform or probe',
    ],
    [
      'a map that starts from a probe',
      { kind: 'linear', start: { kind: 'probe', probe: narrow } },
      'RETICKET_INVALID_ARGUMENT',
      'invalid start of a linear map: got probe, expected uniform or a mapping',
    ],
    [
      'a probe of other features',
      { kind: 'head', start: { kind: 'probe', probe: narrow } },
      'RETICKET_SHAPE_MISMATCH',
      'invalid start of a head: got a probe of 5 classes and a width of 2, expected 5 and 16',
    ],
    [
      'a mapping without an assignment',
      { kind: 'linear', start: { kind: 'frequency' } },
      'RETICKET_INVALID_ARGUMENT',
      'invalid assignment: got undefined, expected greedy or optimal',
    ],
  ])('refuses %s', async (_, readout, code, message) => {
    const task = await readoutTask(readout as TrainedReadout);
    const { engine, counts } = countingEngine(task.engine);
    await expect(fitPromptAndReadout({ ...task, engine })).rejects.toThrow(
      expect.objectContaining({ code, message }),
    );
    expect(counts.compiled).toBe(0);
  });

  it('refuses more target than source classes where the start is one-to-one', async () => {
    const task = { ...(await readoutTask({ kind: 'linear' })), classes: 13, train: tinyImages(1, 13) };
    await expect(fitPromptAndReadout(task)).rejects.toThrow(
      expect.objectContaining({ code: 'RETICKET_TOO_MANY_CLASSES' }),
    );
  });
});
