import type { Tensor } from '@reticket/network';
import type { EngineStoppedError } from '../errors.js';
import type { ModelWithWeights } from '../onnx/encode-model.js';

/** One ONNX model that is ready to run. */
export interface Session {
  /** Runs the model on tensors by ONNX name; returns new arrays of the named outputs. `feeds` stay the caller's. */
  run(
    feeds: Readonly<Record<string, Tensor>>,
    outputs: readonly string[],
  ): Promise<Readonly<Record<string, Float32Array>>>;
  release(): Promise<void>;
}

/** The thread that sessions live on. */
export interface SessionHost {
  /** Why nothing can be run any more, if so. */
  readonly stopped: EngineStoppedError | undefined;
  /** Creates a session; `model` must not be used afterwards. */
  open(model: ModelWithWeights): Promise<Session>;
  /** Ends all sessions. Runs in progress reject. */
  close(): Promise<void>;
}
