import { fileURLToPath } from 'node:url';
import type { Starter } from '../../src/take-turns.js';

const script = fileURLToPath(new URL('./fake-entrant.mjs', import.meta.url));
const folder = fileURLToPath(new URL('../..', import.meta.url));

export interface FakeEntrant {
  readonly name: string;
  /** Also the seconds of every turn. */
  readonly loss: number;
  /** File that every request is noted in. */
  readonly log?: string;
  /** The request it ends at, or `json` for answers that are none. */
  readonly breaksAt?: string;
}

/** A process that speaks the race's protocol without computing anything. */
export function fakeStarter(fake: FakeEntrant): Starter {
  return {
    name: fake.name,
    command: { program: process.execPath, args: [script, JSON.stringify(fake)], folder },
    task: { kind: 'vp-step', inputs: '', weights: '', classes: 2, batch: 4, steps: 1, threads: 1 },
  };
}
