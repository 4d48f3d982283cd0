import type { EngineName } from '../engines/engine-name.js';
import type { Chain } from './plan-zoo.js';
import type { TicketCard } from './ticket-card.js';
import type { ZooRecipe } from './zoo-recipe.js';

/** What every chain of a command shares; plain data, as it travels to other processes. */
export interface ZooSettings {
  readonly recipe: ZooRecipe;
  readonly engine: EngineName;
  /** Threads within one operation. */
  readonly threads: number;
  /** Bytes that running a program may take in a worker. */
  readonly memoryLimit?: number | undefined;
  readonly runDirectory: string;
  readonly cacheDir: string;
  readonly dataDir?: string | undefined;
  readonly weightsDir?: string | undefined;
}

export interface ZooRequest {
  readonly settings: ZooSettings;
  readonly chain: Chain;
}

/** What a worker reports while it trains. */
export interface ZooReport {
  readonly chain: string;
  /** Training steps done so far, those of earlier processes included. */
  readonly steps: number;
  /** A ticket that has just been written. */
  readonly card?: TicketCard;
}
