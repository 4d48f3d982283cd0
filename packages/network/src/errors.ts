/** Base of every error this package throws; `code` is stable across versions. */
export abstract class NetworkError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An argument outside its documented range. */
export class InvalidArgumentError extends NetworkError {
  readonly code = 'RETICKET_INVALID_ARGUMENT';
}

/** A name that no architecture has. */
export class UnknownArchitectureError extends NetworkError {
  readonly code = 'RETICKET_UNKNOWN_ARCHITECTURE';
}

/** Shapes or element types that an operation cannot combine. */
export class ShapeError extends NetworkError {
  readonly code = 'RETICKET_SHAPE';
}

/** A graph that names a value twice, or one that does not exist. */
export class GraphError extends NetworkError {
  readonly code = 'RETICKET_GRAPH';
}

/** A gradient asked of an operation that has none. */
export class NotDifferentiableError extends NetworkError {
  readonly code = 'RETICKET_NOT_DIFFERENTIABLE';
}

/** A checkpoint that is truncated, contradicts itself or is of an unsupported kind. */
export class CheckpointError extends NetworkError {
  readonly code: string = 'RETICKET_CHECKPOINT';
}

/** A checkpoint that asks for more than the limits allow. */
export class CheckpointLimitError extends CheckpointError {
  override readonly code = 'RETICKET_CHECKPOINT_LIMIT';
}

/** A checkpoint that names a Python object other than a tensor or a container, such as `posix.system`. */
export class ForbiddenGlobalError extends CheckpointError {
  override readonly code = 'RETICKET_CHECKPOINT_FORBIDDEN_GLOBAL';
}

/** Tensors that are not exactly the parameters of a network. */
export class WeightsMismatchError extends NetworkError {
  readonly code = 'RETICKET_WEIGHTS_MISMATCH';
}

/** A program that needs more memory than it may have; found before it is compiled. */
export class MemoryLimitError extends NetworkError {
  readonly code = 'RETICKET_MEMORY_LIMIT';

  constructor(
    /** Name of the program. */
    readonly program: string,
    engine: string,
    /** Bytes it needs: the smallest limit that would do. */
    readonly neededBytes: number,
    readonly limitBytes: number,
  ) {
    super(
      `invalid memory limit: got ${limitBytes} bytes, expected at least ${neededBytes} for ${program} on ${engine}; raise the limit, or use a smaller batch or model`,
    );
  }
}
