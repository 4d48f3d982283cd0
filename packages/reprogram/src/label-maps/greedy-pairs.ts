import type { FrequencyMatrix } from './frequency-matrix.js';

/**
 * Source classes of each target class, `perTarget` each and none twice: again and again the largest count among unused
 * source classes and target classes that want more makes a pair. Ties go to the lower source class, then to the lower
 * target class. Where no counts are left, target classes in their order take the lowest source classes left.
 */
export function greedyPairs({ counts, targetClasses }: FrequencyMatrix, perTarget: number): number[][] {
  const positions = Int32Array.from(counts.keys()).filter((position) => counts[position]! > 0);
  positions.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const sources: number[][] = Array.from({ length: targetClasses }, () => []);
  const used = new Set<number>();
  for (const position of positions) {
    const source = Math.floor(position / targetClasses);
    const own = sources[position % targetClasses]!;
    if (own.length === perTarget || used.has(source)) continue;
    own.push(source);
    used.add(source);
  }
  fillUp(sources, used, perTarget);
  return sources.map((own) => own.sort((a, b) => a - b));
}

/** All that is left has a count of 0, so each lowest free source class goes to the lowest target class that wants one. */
function fillUp(sources: readonly number[][], used: Set<number>, perTarget: number): void {
  let free = 0;
  for (const own of sources) {
    while (own.length < perTarget) {
      while (used.has(free)) free += 1;
      own.push(free);
      used.add(free);
    }
  }
}
