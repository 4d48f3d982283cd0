/** Base of every error this package throws; `code` is stable across versions. */
export abstract class OnnxEngineError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An option outside its documented range. */
export class InvalidArgumentError extends OnnxEngineError {
  readonly code = 'RETICKET_INVALID_ARGUMENT';
}

/** ONNX Runtime could not load, or it has no such execution provider on this machine. */
export class ProviderUnavailableError extends OnnxEngineError {
  readonly code = 'RETICKET_PROVIDER_UNAVAILABLE';
}

/** A run on an executable that was disposed of, or while another run is in progress. */
export class ExecutableStateError extends OnnxEngineError {
  readonly code = 'RETICKET_EXECUTABLE_STATE';
}
