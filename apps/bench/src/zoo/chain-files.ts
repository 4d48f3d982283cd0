import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeMaskedState, encodeMaskedState, type MaskedState, readTicket } from '@reticket/sparsity';
import writeFileAtomic from 'write-file-atomic';
import { sha256Hex } from '../store/sha256.js';
import { parseTicketCard, type TicketCard } from './ticket-card.js';

/** A ticket file and its card. */
export interface StoredCard {
  readonly card: TicketCard;
  readonly bytes: Uint8Array;
}

/** What a training keeps on disk. Every file is whole or absent, and read with suspicion. */
export class ChainFiles {
  readonly #directory: string;
  readonly #id: string;

  constructor(runDirectory: string, id: string) {
    this.#directory = join(runDirectory, 'chains', id);
    this.#id = id;
  }

  /** The state that training goes on from, or goes back to; `undefined` where there is none that can be trusted. */
  readState(kind: 'state' | 'rewind'): MaskedState | undefined {
    try {
      return decodeMaskedState(readFileSync(this.#path(kind)), this.#id);
    } catch {
      return undefined;
    }
  }

  async writeState(kind: 'state' | 'rewind', state: MaskedState): Promise<void> {
    await this.#write(this.#path(kind), encodeMaskedState(state, this.#id));
  }

  /** The ticket of a state, `undefined` where there is none that can be trusted. */
  readTicket(state: number): StoredCard | undefined {
    try {
      const bytes = readFileSync(this.#path(`state-${state}`));
      const card = parseTicketCard(readFileSync(this.#cardPath(state), 'utf8'));
      if (card.ticket.sha256 !== sha256Hex(bytes)) return undefined;
      readTicket(bytes);
      return { card, bytes };
    } catch {
      return undefined;
    }
  }

  async writeTicket(state: number, { card, bytes }: StoredCard): Promise<void> {
    await this.#write(this.#path(`state-${state}`), bytes);
    await this.#write(this.#cardPath(state), `${JSON.stringify(card, null, 2)}\n`);
  }

  #path(name: string): string {
    return join(this.#directory, `${name}.safetensors`);
  }

  #cardPath(state: number): string {
    return join(this.#directory, `state-${state}.card.json`);
  }

  async #write(path: string, content: Uint8Array | string): Promise<void> {
    mkdirSync(this.#directory, { recursive: true });
    await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content));
  }
}
