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

/** ONNX Runtime has no such execution provider on this machine, or it cannot start: no device, no driver, no library. */
export class ProviderUnavailableError extends OnnxEngineError {
  readonly code = 'RETICKET_PROVIDER_UNAVAILABLE';
}

/** A run on an executable that was disposed of, or while another run is in progress. */
export class ExecutableStateError extends OnnxEngineError {
  readonly code = 'RETICKET_EXECUTABLE_STATE';
}

/** What an engine was doing when it failed. */
export interface FailureContext {
  /** Name of the engine, such as `onnx-cpu`. */
  readonly engine: string;
  /** Name of the program. */
  readonly program: string;
  /** ONNX operator, where ONNX Runtime names one. */
  readonly operator?: string | undefined;
}

/** ONNX Runtime failed on a program; the message names engine, program, operator and the way out. */
export abstract class OnnxFailureError extends OnnxEngineError {
  readonly engine: string;
  readonly program: string;
  readonly operator: string | undefined;

  constructor({ engine, program, operator }: FailureContext, what: string, cause: unknown) {
    const place = operator === undefined ? '' : ` at ${operator}`;
    super(`engine ${engine} cannot run ${program}${place}: ${what}`, { cause });
    this.engine = engine;
    this.program = program;
    this.operator = operator;
  }
}

/** Memory for a value of the program could not be had. */
export class OutOfMemoryError extends OnnxFailureError {
  readonly code = 'RETICKET_OUT_OF_MEMORY';
}

/** The execution provider lacks an operator, or a form of it. */
export class UnsupportedOperationError extends OnnxFailureError {
  readonly code = 'RETICKET_UNSUPPORTED_OPERATION';
}

/** Any other failure of ONNX Runtime; its own words are in the message. */
export class ExecutionFailedError extends OnnxFailureError {
  readonly code = 'RETICKET_EXECUTION_FAILED';
}

/** An engine that was disposed of, or whose worker thread ended. */
export class EngineStoppedError extends OnnxEngineError {
  readonly code = 'RETICKET_ENGINE_STOPPED';

  static because(engine: string, reason: string): EngineStoppedError {
    return new EngineStoppedError(`engine ${engine} cannot go on: ${reason}; create a new engine`);
  }
}
