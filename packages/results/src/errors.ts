/** An argument outside its allowed range. The message reads `invalid <thing>: got <value>, expected <what>`. */
export class InvalidArgumentError extends Error {
  override readonly name = 'InvalidArgumentError';
  readonly code = 'RETICKET_INVALID_ARGUMENT';
}

/** A run that does not follow the schema. `path` names the first offending place, for example `cells.3.values.top1`. */
export class InvalidRunError extends Error {
  override readonly name = 'InvalidRunError';
  readonly code = 'RETICKET_INVALID_RUN';

  constructor(
    /** Dotted path from the root of the run; the empty string is the root itself. */
    readonly path: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`invalid run${path === '' ? '' : ` at ${path}`}: ${problem}`, options);
  }
}
