import { join } from 'node:path';
import { type ComparedTensors, compareTensors, type Difference, readCompared } from './agreement.js';
import { type EntrantCommand, EntrantProcess } from './entrant-process.js';
import type { Memory, Prepared, Settings, Task, Turn } from './task.js';

/** An entrant with all it needs to start. */
export interface Starter {
  readonly name: string;
  readonly command: EntrantCommand;
  readonly task: Task & Settings;
}

export interface TurnsOptions {
  /** Turns of each that count, >= 1. */
  readonly rounds: number;
  /** Turns of each before those. */
  readonly warmUps: number;
  /** Milliseconds between two turns, so that threads of the one before have stopped spinning. */
  readonly pause: number;
  /** For the tensors to compare. */
  readonly scratch: string;
  readonly onTurn?: (name: string, round: number, turn: Turn) => void;
}

export interface Performance {
  readonly name: string;
  readonly prepared: Prepared;
  /** One per round. */
  readonly turns: readonly Turn[];
  readonly peakBytes: number;
  /** To the first entrant, by tensor; none for the first. */
  readonly differences: Readonly<Record<string, Difference>>;
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Starts each entrant in a process of its own, makes sure that all compute the same, and lets them take turns: A B C,
 * A B C, ... Only one works at a time.
 *
 * @throws DisagreementError when an entrant computes something else than the first.
 * @throws EntrantError when a process fails. Every process has ended in every case.
 */
export async function takeTurns(starters: readonly Starter[], options: TurnsOptions): Promise<Performance[]> {
  const { rounds, warmUps, pause, scratch, onTurn } = options;
  const entrants = starters.map(({ name, command }) => new EntrantProcess(name, command));
  try {
    const prepared: Prepared[] = [];
    const differences: Readonly<Record<string, Difference>>[] = [];
    let first: readonly [string, ComparedTensors] | undefined;
    for (const [index, { name, task }] of starters.entries()) {
      const entrant = entrants[index]!;
      prepared.push(await entrant.ask<Prepared>({ do: 'prepare', ...task }));
      const into = join(scratch, `check-${index}.safetensors`);
      await entrant.ask({ do: 'check', into });
      const checked = [name, await readCompared(into)] as const;
      differences.push(first === undefined ? {} : compareTensors(first, checked));
      first ??= checked;
    }
    const turns: Turn[][] = starters.map(() => []);
    for (let round = -warmUps; round < rounds; round += 1) {
      for (const [index, { name }] of starters.entries()) {
        await wait(pause);
        const turn = await entrants[index]!.ask<Turn>({ do: 'turn' });
        if (round < 0) continue;
        turns[index]!.push(turn);
        onTurn?.(name, round, turn);
      }
    }
    const performances: Performance[] = [];
    for (const [index, { name }] of starters.entries()) {
      const { peakBytes } = await entrants[index]!.ask<Memory>({ do: 'memory' });
      performances.push({
        name,
        prepared: prepared[index]!,
        turns: turns[index]!,
        peakBytes,
        differences: differences[index]!,
      });
    }
    return performances;
  } finally {
    await Promise.all(entrants.map((entrant) => entrant.end()));
  }
}
