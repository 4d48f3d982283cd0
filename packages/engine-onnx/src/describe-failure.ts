import {
  ExecutionFailedError,
  type FailureContext,
  OnnxEngineError,
  OutOfMemoryError,
  ProviderUnavailableError,
  UnsupportedOperationError,
} from './errors.js';

const memory =
  /failed to allocate memory|bad allocation|bad_alloc|out of memory|Array buffer allocation failed/i;
const missingOperator = /Could not find an implementation for (\w+)|No Op registered for (\w+)/;
const failedOperator = /while running (\w+) node/;
const noProvider = /Failed to get a \w+ adapter|Failed to load shared library|no CUDA-capable device/i;
const requestedBytes = /requested buffer of size (\d+)/;

/** The first line, without the place in ONNX Runtime's source and the condition in front of it. */
function readable(message: string): string {
  return message
    .split('\n')[0]!
    .replace(/^\/\S+\.cc:\d+ (.* was false\. )?/, '')
    .replace(/\.$/, '');
}

/** An error of ONNX Runtime, which has only its text, as a typed one. Errors of this package stay what they are. */
export function describeFailure(error: unknown, context: Omit<FailureContext, 'operator'>): OnnxEngineError {
  if (error instanceof OnnxEngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (noProvider.test(message)) {
    return new ProviderUnavailableError(
      `engine ${context.engine} cannot start: ${readable(message)}; use the provider cpu, or install the driver it needs`,
      { cause: error },
    );
  }
  const operator = failedOperator.exec(message)?.[1];
  if (memory.test(message)) {
    const asked = requestedBytes.exec(message)?.[1];
    const amount = asked === undefined ? '' : `, asked for ${asked} bytes`;
    return new OutOfMemoryError(
      { ...context, operator },
      `out of memory${amount}; use a smaller batch or a memory limit`,
      error,
    );
  }
  const missing = missingOperator.exec(message);
  if (missing !== null) {
    return new UnsupportedOperationError(
      { ...context, operator: missing[1] ?? missing[2] },
      'this execution provider does not have it; use the provider cpu',
      error,
    );
  }
  return new ExecutionFailedError(
    { ...context, operator },
    `${readable(message)}; another engine may run it`,
    error,
  );
}
