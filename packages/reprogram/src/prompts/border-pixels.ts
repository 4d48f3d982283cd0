import { type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { InvalidArgumentError } from '../errors.js';
import type { Bounds } from './prompt.js';

/**
 * How trained values become the pixels of a border: `sigmoid`: pixel = sigmoid(theta); `projected`: the values are
 * pixels, projected into 0..1 after every step.
 */
export type BorderParametrisation = 'sigmoid' | 'projected';

/** @throws InvalidArgumentError for an unknown one. */
export function checkBorderParametrisation(parametrisation: BorderParametrisation): void {
  if (parametrisation !== 'sigmoid' && parametrisation !== 'projected') {
    throw new InvalidArgumentError(
      `invalid parametrisation: got ${parametrisation}, expected sigmoid or projected`,
    );
  }
}

export function emitBorderPixels(
  builder: GraphBuilder,
  theta: string,
  parametrisation: BorderParametrisation,
): string {
  return parametrisation === 'sigmoid'
    ? builder.emit(operations.sigmoid, [theta], noAttributes, 'prompt.colours')
    : theta;
}

export function borderPixel(theta: number, parametrisation: BorderParametrisation): number {
  return parametrisation === 'sigmoid' ? 1 / (1 + Math.exp(-theta)) : theta;
}

/** Bounds of the trained values, where they are projected. */
export function borderBounds(
  theta: string,
  parametrisation: BorderParametrisation,
): Readonly<Record<string, Bounds>> {
  return parametrisation === 'projected' ? { [theta]: { lowest: 0, highest: 1 } } : {};
}

/** A grey border: sigmoid(0), or one half itself. */
export function greyTheta(parametrisation: BorderParametrisation): number {
  return parametrisation === 'sigmoid' ? 0 : 0.5;
}
