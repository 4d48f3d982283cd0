/** Base of every error this package throws; `code` is stable across versions. */
export abstract class BenchError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An option or a configuration that cannot be understood; found before any work. */
export class UsageError extends BenchError {
  readonly code = 'RETICKET_USAGE';
}

/** A preset, model, engine or data set that is not known. */
export class UnknownNameError extends BenchError {
  readonly code = 'RETICKET_UNKNOWN_NAME';

  constructor(thing: string, name: string, known: readonly string[]) {
    super(`invalid ${thing}: got ${name}, expected one of ${known.join(', ')}`);
  }
}

/** A file that the run needs is not there. */
export class FileNotFoundError extends BenchError {
  readonly code = 'RETICKET_FILE_NOT_FOUND';
}

/** A configuration that can be read, but whose parts do not fit each other or the data. */
export class InvalidPlanError extends BenchError {
  readonly code = 'RETICKET_INVALID_PLAN';
}

/** The same picture occurs in two splits of one data set. */
export class OverlapError extends BenchError {
  readonly code = 'RETICKET_OVERLAP';
}

/** No engine of those asked for can run here. */
export class EngineUnavailableError extends BenchError {
  readonly code = 'RETICKET_ENGINE_UNAVAILABLE';
}

/** The packages of an engine could not be installed. */
export class EngineInstallError extends BenchError {
  readonly code = 'RETICKET_ENGINE_INSTALL';
}

/** Another process works in the run directory. */
export class RunLockedError extends BenchError {
  readonly code = 'RETICKET_RUN_LOCKED';
}

/** A run directory that belongs to another run. */
export class RunDirectoryError extends BenchError {
  readonly code = 'RETICKET_RUN_DIRECTORY';
}

/** A loss or a score that is not a finite number. */
export class NotFiniteError extends BenchError {
  readonly code = 'RETICKET_NOT_FINITE';
}

/** A task that every cell depends on failed in a worker; `code` is that of the failure. */
export class TaskFailedError extends BenchError {
  readonly code: string;

  constructor(task: string, { code, message }: { readonly code: string; readonly message: string }) {
    super(`${task}: ${message}`);
    this.code = code;
  }
}

/** A person pressed Ctrl-C. */
export class InterruptedError extends BenchError {
  readonly code = 'RETICKET_INTERRUPTED';
}
