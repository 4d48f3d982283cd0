import type { FloatTensor } from '@reticket/network';
import type { Turn } from '../task.js';

/** A task made ready in this process. */
export interface Runnable {
  /** Multiply-accumulates of one step or product. */
  readonly macs?: number;
  /** What both sides must agree on. */
  check(): Promise<Readonly<Record<string, FloatTensor>>>;
  turn(): Promise<Turn>;
}
