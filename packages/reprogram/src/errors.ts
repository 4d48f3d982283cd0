/** Base of every error this package throws; `code` is stable across versions. */
export abstract class ReprogramError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** An argument outside its documented range. */
export class InvalidArgumentError extends ReprogramError {
  readonly code = 'RETICKET_INVALID_ARGUMENT';
}

/** Images, features or trained values whose shape does not fit the network, the prompt or each other. */
export class ShapeMismatchError extends ReprogramError {
  readonly code = 'RETICKET_SHAPE_MISMATCH';
}

/** A label that is no class: not in 0..classes - 1. */
export class LabelRangeError extends ReprogramError {
  readonly code = 'RETICKET_LABEL_RANGE';
}

/** A class that has to be learnt and has no training image. */
export class EmptyClassError extends ReprogramError {
  readonly code = 'RETICKET_EMPTY_CLASS';
}

/** More target classes than source classes: no one-to-one label map exists. */
export class TooManyClassesError extends ReprogramError {
  readonly code = 'RETICKET_TOO_MANY_CLASSES';
}

/** A one-to-one label map that names a source class twice. */
export class DuplicateSourceError extends ReprogramError {
  readonly code = 'RETICKET_DUPLICATE_SOURCE';

  constructor(
    readonly source: number,
    first: number,
    second: number,
  ) {
    super(
      `invalid label map: got source class ${source} for target classes ${first} and ${second}, expected each source class once`,
    );
  }
}

/** A file that is no reprogramming, or holds one that cannot be. */
export class ReprogrammingFileError extends ReprogramError {
  readonly code = 'RETICKET_INVALID_REPROGRAMMING';

  constructor(thing: string, got: string, expected: string) {
    const shown = got.length > 100 ? `${got.slice(0, 100)}...` : got;
    super(`invalid reprogramming, ${thing}: got ${shown}, expected ${expected}`);
  }
}

/** Logits that are NaN, or have no largest value. */
export class NonFiniteLogitsError extends ReprogramError {
  readonly code = 'RETICKET_NON_FINITE_LOGITS';
}

/** Training that left the numbers: the loss, or a trained value, is NaN or infinite. */
export class NonFiniteLossError extends ReprogramError {
  readonly code = 'RETICKET_NON_FINITE_LOSS';

  constructor(
    /** The loss as it came, or NaN when a trained value was not finite. */
    readonly loss: number,
    /** Epoch, from 0. */
    readonly epoch: number,
    /** Step of the whole training, from 0. */
    readonly step: number,
  ) {
    super(
      `invalid loss: got ${loss} in epoch ${epoch}, step ${step}, expected a finite number (try a smaller learning rate)`,
    );
  }
}
