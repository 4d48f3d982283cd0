/** Base of every error this package throws; `code` is stable across versions. */
export abstract class TfjsEngineError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A backend that TensorFlow.js does not know: its package has not been imported. */
export class BackendNotRegisteredError extends TfjsEngineError {
  readonly code = 'RETICKET_BACKEND_NOT_REGISTERED';
}

/** The package of a backend is not installed. */
export class BackendNotInstalledError extends TfjsEngineError {
  readonly code = 'RETICKET_BACKEND_NOT_INSTALLED';
  readonly packageName: string;

  constructor(backend: string, packageName: string, command: string, options?: ErrorOptions) {
    super(
      `invalid backend: got ${backend}, expected ${packageName} to be installed; to add it: ${command}`,
      options,
    );
    this.packageName = packageName;
  }
}

/** The package of a backend is installed but fails to load, or does not fit this version of TensorFlow.js. */
export class BackendLoadError extends TfjsEngineError {
  readonly code = 'RETICKET_BACKEND_LOAD';
  readonly packageName: string;
  /** On one line. */
  readonly reason: string;

  constructor(backend: string, packageName: string, reason: string, command: string, options?: ErrorOptions) {
    super(
      `invalid backend: got ${backend}, whose package ${packageName} does not load (${reason}); to mend it: ${command}`,
      options,
    );
    this.packageName = packageName;
    this.reason = reason;
  }
}

/** A backend whose packages do not work on this version of Node. */
export class UnsupportedNodeError extends TfjsEngineError {
  readonly code = 'RETICKET_UNSUPPORTED_NODE';
}

/** A backend that cannot start here: no such device. */
export class BackendUnavailableError extends TfjsEngineError {
  readonly code = 'RETICKET_BACKEND_UNAVAILABLE';
}

/** An operation whose attributes the lowering to TensorFlow.js does not cover. */
export class UnsupportedOperationError extends TfjsEngineError {
  readonly code = 'RETICKET_UNSUPPORTED_OPERATION';
}

/** A backend that failed in the midst of a computation: out of memory, a lost device, an operation it does not have. */
export class ExecutionError extends TfjsEngineError {
  readonly code = 'RETICKET_EXECUTION';
}

/** @param part of the task that failed, in the words of the program. */
export function executionError(task: string, part: string, cause: unknown): ExecutionError {
  const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
  return new ExecutionError(
    `invalid ${task}: got a failure in ${part} (${reason}), expected a result; a smaller batch needs less memory, and another engine may have what is missing`,
    { cause },
  );
}

/** A label or a row index outside its range. */
export class IndexRangeError extends TfjsEngineError {
  readonly code = 'RETICKET_INDEX_RANGE';
}

/** A run on an executable that was disposed of, or while another run is in progress. */
export class ExecutableStateError extends TfjsEngineError {
  readonly code = 'RETICKET_EXECUTABLE_STATE';
}
