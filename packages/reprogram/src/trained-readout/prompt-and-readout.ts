import type { Engine, Network, Weights } from '@reticket/network';
import type { PromptingOptions, TrainedPrompt } from '../visual-prompting/visual-prompt.js';
import type { ReadoutDescription } from './describe-readout.js';
import type { ReadoutOf, TrainedReadout } from './trained-readout.js';

export interface PromptAndReadoutOptions<R extends TrainedReadout = TrainedReadout> extends PromptingOptions {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
  /** The linear layer that is trained with the prompt. */
  readonly readout: R;
}

export interface PromptAndReadoutFit<R extends TrainedReadout = TrainedReadout> extends TrainedPrompt {
  /** Of the epoch of `values`; with the prompt and its values it makes a `Reprogramming`. */
  readonly readout: ReadoutOf<R>;
  /** How the readout was trained. */
  readonly readoutTraining: ReadoutDescription;
}
