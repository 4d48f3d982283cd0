import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { InterruptedError } from '../errors.js';
import { ProcessPool } from '../work/process-pool.js';
import type { TaskError } from '../work/task.js';
import { ChainFiles, type StoredCard } from './chain-files.js';
import type { Chain } from './plan-zoo.js';
import type { TicketCard } from './ticket-card.js';
import { cardFileName } from './ticket-file-name.js';
import type { ZooProgress } from './zoo-progress.js';
import type { ZooReport, ZooSettings } from './zoo-task.js';

/** All of them, or those of the first seed of each method, and of dense only the last one: a small zoo. */
export const zooFiles = ['all', 'first'] as const;
export type ZooFiles = (typeof zooFiles)[number];

export interface ZooRunOptions {
  readonly settings: ZooSettings;
  readonly workers: number;
  /** Folder of the finished tickets; made if it is not there. */
  readonly out: string;
  /** Which ticket files go to `out`; cards all do. */
  readonly files: ZooFiles;
  readonly progress: ZooProgress;
  readonly signal: AbortSignal;
}

export interface FailedChain {
  readonly chain: Chain;
  readonly error: TaskError;
}

export interface ZooResult {
  /** In the order of the plan. */
  readonly cards: readonly TicketCard[];
  readonly failed: readonly FailedChain[];
}

/**
 * Trains the chains that are not finished in worker processes and copies every ticket with its card to `out`. A chain
 * that fails does not stop the others.
 *
 * @throws InterruptedError once `signal` aborts; the same call goes on from what is kept.
 */
export async function runZoo(chains: readonly Chain[], options: ZooRunOptions): Promise<ZooResult> {
  const { settings, out, progress, signal } = options;
  const workers = Math.min(options.workers, chains.length);
  const pool = new ProcessPool(new URL('zoo-process.js', import.meta.url), workers);
  const stop = () => void pool.destroy();
  signal.addEventListener('abort', stop);
  const cards = new Map<string, readonly TicketCard[]>();
  const failed: FailedChain[] = [];
  let over = false;
  progress.begin(chains);
  try {
    mkdirSync(out, { recursive: true });
    const train = async (chain: Chain): Promise<void> => {
      const onReport = (report: unknown) => progress.report(report as ZooReport);
      const answer = await pool.run<null>({ settings, chain }, onReport);
      if (signal.aborted || over) return;
      if (!answer.ok) {
        failed.push({ chain, error: answer.error });
        progress.failed(chain, answer.error);
        return;
      }
      cards.set(chain.id, await publish(chain, options, isFirst(chain, chains)));
    };
    await Promise.all(chains.map(train));
  } finally {
    over = true;
    signal.removeEventListener('abort', stop);
    progress.end();
    await pool.destroy();
  }
  if (signal.aborted) throw new InterruptedError('interrupted');
  return { cards: chains.flatMap(({ id }) => cards.get(id) ?? []), failed };
}

function isFirst({ method, seed }: Chain, chains: readonly Chain[]): boolean {
  return chains.every((other) => other.method !== method || other.seed >= seed);
}

async function publish(
  chain: Chain,
  { settings, out, files: which }: ZooRunOptions,
  first: boolean,
): Promise<TicketCard[]> {
  const files = new ChainFiles(settings.runDirectory, chain.id);
  const cards: TicketCard[] = [];
  for (const state of chain.states) {
    // The worker has just checked that it is there.
    const { card, bytes } = files.readTicket(state) as StoredCard;
    const { file } = card.ticket;
    const small = first && (chain.method !== 'dense' || state === chain.states.at(-1));
    if (which === 'all' || small) await writeFileAtomic(join(out, file), Buffer.from(bytes));
    await writeFileAtomic(join(out, cardFileName(file)), `${JSON.stringify(card, null, 2)}\n`);
    cards.push(card);
  }
  return cards;
}
