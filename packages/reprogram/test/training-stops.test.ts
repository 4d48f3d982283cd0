import { describe, expect, it } from 'vitest';
import { DivergedTrainingError, fitVisualPrompt, type TrainingState } from '../src/index.js';
import { breakingEngine } from './breaking-engine.js';
import { tinyTask } from './tiny-task.js';

describe('a training whose loss is not finite', () => {
  it('stops with the state after the last good epoch, from which it can go on', async () => {
    const task = await tinyTask();
    const states: TrainingState[] = [];
    const whole = await fitVisualPrompt({ ...task, onCheckpoint: (state) => void states.push(state) });
    // 4 steps an epoch: the third epoch breaks in its second step.
    const broken = { ...task, engine: breakingEngine(task.engine, 9) };
    const error = await fitVisualPrompt(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DivergedTrainingError);
    const { code, epoch, step, lastGood } = error as DivergedTrainingError;
    expect({ code, epoch, step }).toEqual({ code: 'RETICKET_NON_FINITE_LOSS', epoch: 2, step: 9 });
    expect(lastGood).toEqual(states[1]);
    expect(await fitVisualPrompt({ ...task, resume: lastGood })).toEqual(whole);
  });
});
