import { InvalidArgumentError } from '../errors.js';
import { graspScore } from './grasp.js';
import { lampScore } from './lamp.js';
import { magnitudeScore } from './magnitude.js';
import { obsScore } from './obs.js';
import { randomScore } from './random.js';
import type { Score } from './score.js';
import { snipScore } from './snip.js';
import { synflowScore } from './synflow.js';
import { taylorScore } from './taylor.js';

/** The scores known by name: `random`, `magnitude`, `lamp`, `snip`, `grasp`, `synflow`, `taylor`, `obs`. */
export const SCORES: ReadonlyMap<string, Score> = new Map(
  [randomScore, magnitudeScore, lampScore, snipScore, graspScore, synflowScore, taylorScore, obsScore].map(
    (each) => [each.name, each],
  ),
);

/** @throws {InvalidArgumentError} for a name that {@link SCORES} does not hold. */
export function scoreNamed(name: string): Score {
  const found = SCORES.get(name);
  if (found === undefined) {
    throw new InvalidArgumentError('score', name, `one of ${[...SCORES.keys()].join(', ')}`);
  }
  return found;
}
