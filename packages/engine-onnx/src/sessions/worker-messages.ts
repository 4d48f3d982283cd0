import type { Tensor } from '@reticket/network';
import type { ModelWithWeights } from '../onnx/encode-model.js';

/** What the engine asks of its worker thread; sessions have numbers. The thread answers all but `close` and then ends. */
export type Request = { readonly kind: 'close' } | SessionRequest;

type SessionRequest = { readonly id: number; readonly session: number } & (
  | { readonly kind: 'open'; readonly model: ModelWithWeights }
  | {
      readonly kind: 'run';
      readonly feeds: Readonly<Record<string, Tensor>>;
      readonly outputs: readonly string[];
    }
  | { readonly kind: 'release' }
);

/** What the worker thread answers to the request of that id; `results` are empty unless it was a run. */
export type Answer =
  | { readonly id: number; readonly results: Readonly<Record<string, Float32Array>> }
  | { readonly id: number; readonly error: string };
