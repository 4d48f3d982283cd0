import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { prunableParameters, trainableParameters } from '@reticket/network';
import {
  prune,
  pruningMethod,
  readTicket,
  sparsityOfState,
  type Ticket,
  writeTicket,
} from '@reticket/sparsity';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import writeFileAtomic from 'write-file-atomic';
import type { GridConfig } from '../config/grid-config.js';
import type { SourceModel } from '../models/load-source-model.js';
import { seededStream } from '../pretrain/seeded-stream.js';
import { ticketPath } from './ticket-path.js';

/** Fractions of zeros of one ticket. */
export interface TicketSparsity {
  readonly prunable: number;
  readonly whole: number;
}

/** Seed of random masks: one for all states, so that they are nested. */
const maskSeed = 0;

/** The ticket of a state, made from the dense weights in one shot. */
export function makeTicket(source: SourceModel, method: string, state: number): Ticket {
  const { network, weights, weightsHash, card } = source;
  const isRandom = pruningMethod(method).score.needs.includes('random');
  const generator = seededStream(maskSeed, 'masks');
  const result = prune(weights, prunableParameters(network), {
    method,
    sparsity: sparsityOfState(state),
    parameters: trainableParameters(network),
    random: () => uniformFloat64(generator),
  });
  return {
    masks: result.masks,
    weights: result.weights,
    lineage: {
      ...result.pruning,
      source: card.name,
      parent: `sha256:${weightsHash}`,
      state,
      round: state === 0 ? 0 : 1,
      seed: isRandom ? maskSeed : null,
      data: null,
      steps: 0,
      command: null,
    },
  };
}

/** Whether a file holds a ticket, whatever figures were added to it. */
function isOnDisk(path: string, ticket: Ticket): boolean {
  try {
    const stored = readFileSync(path);
    return stored.equals(writeTicket({ ...ticket, upstream: readTicket(stored).upstream }));
  } catch {
    return false;
  }
}

/**
 * Makes the tickets of a run and keeps them as files for the workers, whole or absent.
 *
 * @returns the sparsity of each state.
 */
export async function makeTickets(
  source: SourceModel,
  ticket: GridConfig['ticket'],
  states: readonly number[],
  runDirectory: string,
): Promise<ReadonlyMap<number, TicketSparsity>> {
  const sparsities = new Map<number, TicketSparsity>();
  for (const state of states) {
    const made = makeTicket(source, ticket.method, state);
    const path = ticketPath(runDirectory, state);
    if (!isOnDisk(path, made)) {
      mkdirSync(dirname(path), { recursive: true });
      await writeFileAtomic(path, Buffer.from(writeTicket(made)));
    }
    const { prunable, whole } = made.lineage.sparsity;
    sparsities.set(state, { prunable, whole });
  }
  return sparsities;
}
