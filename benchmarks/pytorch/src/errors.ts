/** Base of every error of the race; `code` is stable across versions. */
export abstract class RaceError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An option that cannot be understood; found before any work. */
export class UsageError extends RaceError {
  readonly code = 'RETICKET_USAGE';
}

/** No Python on this machine that can run, or be made to run, the PyTorch side. */
export class PythonUnavailableError extends RaceError {
  readonly code = 'RETICKET_PYTHON_UNAVAILABLE';
}

/** The process of an entrant ended, or answered something else than expected. */
export class EntrantError extends RaceError {
  readonly code = 'RETICKET_ENTRANT';
}

/** Two entrants do not compute the same thing, so their times must not be compared. */
export class DisagreementError extends RaceError {
  readonly code = 'RETICKET_DISAGREEMENT';
}
