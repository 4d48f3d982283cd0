import { mean, type Run, type SeedGroup, seedGroups, valuesBySeed } from '@reticket/results';
import { scopeOf } from './leaderboard.ts';

/** Two configurations on one data set at one number of shots that ECE and the reference number order differently. */
export interface Flip {
  /** The one with the lower ECE. */
  readonly better: SeedGroup;
  readonly worse: SeedGroup;
  readonly ece: readonly [number, number];
  readonly referenceEce: readonly [number, number];
}

export interface ReferenceFlips {
  /** Pairs both numbers put in an order. */
  readonly pairs: number;
  /** Of those, the ones they order differently, by falling difference of ECE. */
  readonly flips: readonly Flip[];
}

interface Scored {
  readonly group: SeedGroup;
  readonly ece: number;
  readonly reference: number;
}

/** Compares the order by `ece` with the order by `referenceEce`, means over seeds, among all pairs in the same scope. */
export function referenceFlips(run: Run): ReferenceFlips {
  const scopes = new Map<string, Scored[]>();
  for (const group of seedGroups(run.cells)) {
    const ece = [...valuesBySeed(group, 'ece').values()];
    const reference = [...valuesBySeed(group, 'referenceEce').values()];
    if (ece.length === 0 || reference.length === 0) continue;
    const scope = scopeOf(group.cells[0]);
    const members = scopes.get(scope) ?? [];
    members.push({ group, ece: mean(ece), reference: mean(reference) });
    scopes.set(scope, members);
  }
  let pairs = 0;
  const flips: Flip[] = [];
  for (const members of scopes.values()) {
    for (const [index, a] of members.entries()) {
      for (const b of members.slice(index + 1)) {
        const order = Math.sign(a.ece - b.ece) * Math.sign(a.reference - b.reference);
        if (order === 0) continue;
        pairs += 1;
        if (order > 0) continue;
        const [better, worse] = a.ece < b.ece ? [a, b] : [b, a];
        flips.push({
          better: better.group,
          worse: worse.group,
          ece: [better.ece, worse.ece],
          referenceEce: [better.reference, worse.reference],
        });
      }
    }
  }
  return { pairs, flips: flips.sort((a, b) => b.ece[1] - b.ece[0] - (a.ece[1] - a.ece[0])) };
}
