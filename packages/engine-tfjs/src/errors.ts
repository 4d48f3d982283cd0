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

/** A backend that is known but cannot start here; TensorFlow.js prints why on the console. */
export class BackendUnavailableError extends TfjsEngineError {
  readonly code = 'RETICKET_BACKEND_UNAVAILABLE';
}

/** An operation whose attributes the lowering to TensorFlow.js does not cover. */
export class UnsupportedOperationError extends TfjsEngineError {
  readonly code = 'RETICKET_UNSUPPORTED_OPERATION';
}

/** A label or a row index outside its range. */
export class IndexRangeError extends TfjsEngineError {
  readonly code = 'RETICKET_INDEX_RANGE';
}

/** A run on an executable that was disposed of, or while another run is in progress. */
export class ExecutableStateError extends TfjsEngineError {
  readonly code = 'RETICKET_EXECUTABLE_STATE';
}
