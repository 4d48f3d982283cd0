import type { Pool, PrunableParameter } from '../allocations/allocation.js';
import { checkKeep } from '../allocations/check-keep.js';
import { countOnes } from '../bit-words.js';
import { type Contest, selectLargest } from '../select-largest.js';

/** A parameter with the scores of its units, and which of them earlier masks left. */
export interface Competitor extends PrunableParameter, Contest {}

/**
 * Packed bits, by parameter, of the units a pool keeps: the best of each parameter up to its floor, then the best of
 * all the others. Ties go to the earlier parameter, then to the lower index.
 *
 * @throws {LayerCollapseError | InvalidArgumentError} if the parameters cannot keep that many.
 */
export function selectPool({ keep }: Pool, competitors: readonly Competitor[]): Uint8Array[] {
  checkKeep(competitors, keep);
  const best = selectLargest(competitors, keep);
  const allKeepFloor = best.every((bits, i) => countOnes(bits) >= competitors[i]!.atLeast);
  return allKeepFloor ? best : selectWithFloors(competitors, keep);
}

function selectWithFloors(competitors: readonly Competitor[], keep: number): Uint8Array[] {
  const floors = competitors.map((competitor) => selectLargest([competitor], competitor.atLeast)[0]!);
  const others = competitors.map(({ values, eligible }, i) => ({
    values,
    eligible: floors[i]!.map((floor, byte) => (eligible?.[byte] ?? 0xff) & ~floor),
  }));
  const floorUnits = competitors.reduce((total, { atLeast }) => total + atLeast, 0);
  return selectLargest(others, keep - floorUnits).map((bits, i) =>
    bits.map((byte, j) => byte | floors[i]![j]!),
  );
}
