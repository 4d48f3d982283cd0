/** An argument outside its documented domain. The text is `invalid <thing>: got <value>, expected <what>`. */
export class InvalidArgumentError extends Error {
  readonly code = 'RETICKET_INVALID_ARGUMENT';
  override readonly name = 'InvalidArgumentError';

  constructor(thing: string, got: unknown, expected: string) {
    super(`invalid ${thing}: got ${describe(got)}, expected ${expected}`);
  }
}

/** A NaN or an infinity among weights or scores, which no order can rank. */
export class NonFiniteError extends Error {
  readonly code = 'RETICKET_NON_FINITE';
  override readonly name = 'NonFiniteError';

  constructor(parameter: string, index: number, got: number) {
    super(`invalid value of ${describe(parameter)} at ${index}: got ${got}, expected a finite number`);
  }
}

/** Mask bits that do not belong to their size, or a mask that does not belong to its array. */
export class InvalidMaskError extends Error {
  readonly code = 'RETICKET_INVALID_MASK';
  override readonly name = 'InvalidMaskError';

  constructor(thing: string, got: unknown, expected: string) {
    super(`invalid ${thing}: got ${describe(got)}, expected ${expected}`);
  }
}

/** A pruned weight, or its momentum, that training changed: a mask was lost. */
export class MaskLostError extends Error {
  readonly code = 'RETICKET_MASK_LOST';
  override readonly name = 'MaskLostError';

  constructor(thing: string, index: number, got: number) {
    super(`invalid pruned ${thing} at ${index}: got ${Object.is(got, -0) ? '-0' : got}, expected 0`);
  }
}

/** Gradients that the chosen score or method cannot do without. */
export class MissingGradientsError extends Error {
  readonly code = 'RETICKET_MISSING_GRADIENTS';
  override readonly name = 'MissingGradientsError';

  constructor(thing: string, expected: string) {
    super(`invalid ${thing}: got none, expected ${expected}`);
  }
}

/** A sparsity at which some parameter could not keep its floor. */
export class LayerCollapseError extends Error {
  readonly code = 'RETICKET_LAYER_COLLAPSE';
  override readonly name = 'LayerCollapseError';

  constructor(thing: string, got: number, expected: string) {
    super(`invalid ${thing}: got ${got}, expected ${expected}`);
  }
}

/** Stable codes of {@link TicketError}. */
export type TicketErrorCode =
  | 'RETICKET_TICKET_INVALID_CONTAINER'
  | 'RETICKET_TICKET_UNKNOWN_FORMAT'
  | 'RETICKET_TICKET_HASH_MISMATCH'
  | 'RETICKET_TICKET_UNEXPECTED_KEY'
  | 'RETICKET_TICKET_MISSING_KEY'
  | 'RETICKET_TICKET_MISSING_WEIGHT'
  | 'RETICKET_TICKET_INVALID_TENSOR'
  | 'RETICKET_TICKET_SIZE_MISMATCH'
  | 'RETICKET_TICKET_INVALID_PADDING'
  | 'RETICKET_TICKET_UNMASKED_WEIGHT'
  | 'RETICKET_TICKET_NON_FINITE'
  | 'RETICKET_TICKET_INVALID_LINEAGE'
  | 'RETICKET_TICKET_INVALID_UPSTREAM'
  | 'RETICKET_TICKET_INVALID_LIST'
  | 'RETICKET_TICKET_TOO_LARGE'
  | 'RETICKET_TICKET_ANOTHER_TICKET'
  | 'RETICKET_TICKET_PARENT_MISMATCH'
  | 'RETICKET_TICKET_ARCHITECTURE_MISMATCH'
  | 'RETICKET_TICKET_SOURCE_MISMATCH'
  | 'RETICKET_TICKET_RETRAINED_WEIGHT';

/** A ticket that contradicts itself, or a file that is not a ticket. Branch on `code`; the text may change. */
export class TicketError extends Error {
  override readonly name = 'TicketError';

  constructor(
    readonly code: TicketErrorCode,
    thing: string,
    got: unknown,
    expected: string,
    options?: ErrorOptions,
  ) {
    super(`invalid ${thing}: got ${describe(got)}, expected ${expected}`, options);
  }
}

/** Stable codes of {@link CheckpointImportError}. */
export type CheckpointImportErrorCode =
  | 'RETICKET_IMPORT_AMBIGUOUS_PARAMETER'
  | 'RETICKET_IMPORT_MISSING_PARAMETER'
  | 'RETICKET_IMPORT_MISSING_MASK'
  | 'RETICKET_IMPORT_CONFLICTING_MASKS'
  | 'RETICKET_IMPORT_INVALID_MASK'
  | 'RETICKET_IMPORT_INVALID_TENSOR';

/** A checkpoint of which it is not clear what its masked weights are. Branch on `code`; the text may change. */
export class CheckpointImportError extends Error {
  override readonly name = 'CheckpointImportError';

  constructor(
    readonly code: CheckpointImportErrorCode,
    thing: string,
    got: unknown,
    expected: string,
  ) {
    super(`invalid ${thing}: got ${describe(got)}, expected ${expected}`);
  }
}

const SHOWN_LENGTH = 80;

/** Shows a possibly hostile value in at most about 80 characters. */
function describe(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}...` : value);
  }
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return String(value);
}
