import { type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { InvalidArgumentError } from '../errors.js';
import type { Bounds } from './prompt.js';

/**
 * How trained values become a pattern that is added to an image in 0..1: `projected`: the values are the pattern,
 * projected into -1..1 after every step; `sigmoid`: 2 sigmoid(theta) - 1; `free`: the values are the pattern, without
 * bounds.
 */
export type PatternParametrisation = 'projected' | 'sigmoid' | 'free';

/**
 * Standard deviation of normal initial patterns. Authors add N(0, 1) to images that were normalised by ImageNet's
 * deviations (0.229, 0.224, 0.225), which is this much of an image in 0..1.
 */
export const initialDeviation = 0.225;

export interface PatternOptions<Parametrisation = PatternParametrisation> {
  /** `projected` by default where the prompt offers it. The authors of additive prompts train `free` ones. */
  readonly parametrisation?: Parametrisation;
  /** Whether the sum is clipped to valid pixels, 0..1; true by default. The authors do not clip. */
  readonly clip?: boolean;
}

/** @throws InvalidArgumentError for one that is not offered. */
export function checkPatternParametrisation(
  parametrisation: PatternParametrisation,
  offered: readonly PatternParametrisation[] = ['projected', 'sigmoid', 'free'],
): void {
  if (!offered.includes(parametrisation)) {
    throw new InvalidArgumentError(
      `invalid parametrisation: got ${parametrisation}, expected ${offered.slice(0, -1).join(', ')} or ${offered.at(-1)}`,
    );
  }
}

/** theta [1,C,...] -> pattern of the same shape. */
export function emitPattern(
  builder: GraphBuilder,
  theta: string,
  parametrisation: PatternParametrisation,
): string {
  if (parametrisation !== 'sigmoid') return theta;
  const channels = builder.type(theta).shape[1]!;
  const level = builder.emit(operations.sigmoid, [theta], noAttributes);
  return builder.emit(operations.affine, [level], {
    scale: Array<number>(channels).fill(2),
    offset: Array<number>(channels).fill(-1),
  });
}

export function patternValue(theta: number, parametrisation: PatternParametrisation): number {
  return parametrisation === 'sigmoid' ? Math.tanh(theta / 2) : theta;
}

/** Bounds of the trained values, where they are projected. */
export function patternBounds(
  theta: string,
  parametrisation: PatternParametrisation,
): Readonly<Record<string, Bounds>> {
  return parametrisation === 'projected' ? { [theta]: { lowest: -1, highest: 1 } } : {};
}

/** A pattern as a picture: 0.5 where it adds nothing, white where it adds 1 or more, black where it takes 1 off. */
export function patternPixel(pattern: number): number {
  return Math.max(0, Math.min(1, 0.5 + pattern / 2));
}
