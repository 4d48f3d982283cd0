/** What every task needs. Files are safetensors. */
interface CommonTask {
  /** Images, labels and whatever else the task starts from. */
  readonly inputs: string;
  /** Threads of each entrant, >= 1. */
  readonly threads: number;
}

interface ModelTask extends CommonTask {
  /** The source model under torchvision's names. */
  readonly weights: string;
  /** Target classes. */
  readonly classes: number;
  /** Images per step. */
  readonly batch: number;
}

/** Steps of visual prompting, each on the same batch; a turn is `steps` of them and reports seconds per step. */
export interface PromptStepTask extends ModelTask {
  readonly kind: 'vp-step';
  readonly steps: number;
}

/** Visual prompting of `epochs` epochs from a new prompt; a turn is all of them. */
export interface PromptEpochsTask extends ModelTask {
  readonly kind: 'vp-epochs';
  readonly epochs: number;
}

/** A linear probe of `epochs` epochs, features included; a turn is all of them. */
export interface LinearProbeTask extends ModelTask {
  readonly kind: 'linear-probe';
  readonly epochs: number;
}

/** A chain of `products` square matrix products; a turn reports seconds per product. */
export interface SgemmTask extends CommonTask {
  readonly kind: 'sgemm';
  readonly products: number;
}

export type Task = PromptStepTask | PromptEpochsTask | LinearProbeTask | SgemmTask;

/** What only one side of the race has. */
export interface Settings {
  /** PyTorch: layout of weights and activations. */
  readonly memoryFormat?: 'contiguous' | 'channels_last';
  /** Reticket, `vp-step`: whether the border that all images share is computed once. */
  readonly sharedBorder?: boolean;
  /** Reticket, `vp-epochs`: test passes; the protocol has one per epoch. */
  readonly evaluations?: 'once' | 'every epoch';
}

/** A request to an entrant, one JSON line; every one is answered by one JSON line. */
export type Request =
  | ({ readonly do: 'prepare' } & Task & Settings)
  /** Write the tensors that both sides must agree on to a safetensors file. */
  | { readonly do: 'check'; readonly into: string }
  | { readonly do: 'turn' }
  | { readonly do: 'memory' };

export interface Prepared {
  /** Of PyTorch or of Node. */
  readonly version: string;
  /** Multiply-accumulates of one step or product, where the entrant can tell. */
  readonly macs?: number;
}

export interface Turn {
  readonly seconds: number;
  /** Of the last step or epoch. */
  readonly loss?: number;
  /** Fractions, 0..1. */
  readonly trainAccuracy?: number;
  readonly testAccuracy?: number;
}

export interface Memory {
  /** Largest resident set of the process so far. */
  readonly peakBytes: number;
}
