export type { LbfgsReason, LbfgsResult } from './lbfgs.js';
export type { Preconditioner } from './limited-memory.js';
export {
  type AsyncLbfgsProblem,
  type LbfgsOptions,
  type LbfgsProblem,
  minimizeLbfgs,
  minimizeLbfgsAsync,
} from './minimize-lbfgs.js';
