import { InvalidArgumentError, InvalidMaskError } from '../errors.js';
import { byteLength, Mask, type Masks } from '../mask.js';
import type { Scores } from '../scores/score.js';
import type { FloatTensor } from '../weights.js';
import { type Competitor, selectPool } from './select-pool.js';
import type { AllocationInput, Structure } from './structure.js';

/** How the weights of one parameter form units, which are kept or pruned as a whole. */
export interface UnitLayout {
  readonly units: number;
  readonly weightsPerUnit: number;
  /** The unit of a weight; units are numbered in the order of their first weights. */
  readonly unitOf: (index: number) => number;
}

/**
 * A structure of units. The sparsity is that of units: where all have the same size, or each parameter is a pool of
 * its own, it is also that of weights.
 *
 * @param layoutOf the units of a parameter; `null` if each weight is one. Throws for a shape it cannot divide.
 */
export function unitStructure(
  name: string,
  layoutOf: (name: string, shape: readonly number[]) => UnitLayout | null,
): Structure {
  return Object.freeze<Structure>({
    name,
    masks: (scores, input) => {
      const layouts = new Map([...scores].map(([each, { shape }]) => [each, layoutOf(each, shape)]));
      const competitors = [...scores].map(([each, score]) => compete(each, score, layouts.get(each)!, input));
      return selectMasks(competitors, input, scores, layouts);
    },
  });
}

function selectMasks(
  competitors: readonly Competitor[],
  { allocation, sparsity }: AllocationInput,
  scores: Scores,
  layouts: ReadonlyMap<string, UnitLayout | null>,
): Masks {
  const rest = new Map(competitors.map((competitor) => [competitor.name, competitor]));
  const chosen = new Map<string, Mask>();
  for (const pool of allocation.pools(competitors, sparsity)) {
    const members = pool.parameters.map(({ name }) => takeOnce(rest, name, allocation.name));
    for (const [i, bits] of selectPool(pool, members).entries()) {
      const { name } = members[i]!;
      const size = scores.get(name)!.data.length;
      chosen.set(name, Mask.fromBits(spread(bits, layouts.get(name)!, size), size));
    }
  }
  for (const name of rest.keys()) refusePool(allocation.name, name);
  return new Map([...scores.keys()].map((name) => [name, chosen.get(name)!]));
}

function takeOnce(rest: Map<string, Competitor>, name: string, allocation: string): Competitor {
  const competitor = rest.get(name);
  if (competitor === undefined) refusePool(allocation, name);
  rest.delete(name);
  return competitor;
}

function refusePool(allocation: string, name: string): never {
  throw new InvalidArgumentError(`pools of ${allocation}`, name, 'each parameter in exactly one pool');
}

function compete(
  name: string,
  { data, shape }: FloatTensor,
  layout: UnitLayout | null,
  { floor, earlier }: AllocationInput,
): Competitor {
  const mask = earlier(name);
  const units = layout?.units ?? data.length;
  const atMost = mask === undefined ? units : mask.ones / (layout?.weightsPerUnit ?? 1);
  return {
    name,
    shape,
    units,
    atLeast: Math.min(floor, atMost),
    atMost,
    values: layout === null ? data : unitMeans(data, layout),
    eligible: mask && (layout === null ? mask.toBits() : unitBits(name, mask, layout)),
  };
}

/** The mean score of each unit, so that units of different sizes compare. */
function unitMeans(scores: Float32Array, { units, weightsPerUnit, unitOf }: UnitLayout): Float32Array {
  const sums = new Float64Array(units);
  for (let i = 0; i < scores.length; i++) sums[unitOf(i)]! += scores[i]!;
  return Float32Array.from(sums, (sum) => sum / weightsPerUnit);
}

/** The units that an earlier mask keeps. */
function unitBits(name: string, mask: Mask, { units, weightsPerUnit, unitOf }: UnitLayout): Uint8Array {
  const kept = new Uint32Array(units);
  for (let i = 0; i < mask.size; i++) if (mask.get(i)) kept[unitOf(i)]!++;
  const bits = new Uint8Array(byteLength(units));
  for (const [unit, count] of kept.entries()) {
    if (count !== 0 && count !== weightsPerUnit) {
      throw new InvalidMaskError(
        `earlier mask of "${name}"`,
        `${count} of the ${weightsPerUnit} weights of unit ${unit}`,
        'all or none',
      );
    }
    if (count !== 0) bits[unit >> 3]! |= 1 << (unit & 7);
  }
  return bits;
}

/** Bits of weights from bits of units. */
function spread(bits: Uint8Array, layout: UnitLayout | null, size: number): Uint8Array {
  if (layout === null) return bits;
  const weightBits = new Uint8Array(byteLength(size));
  for (let i = 0; i < size; i++) {
    const unit = layout.unitOf(i);
    if ((bits[unit >> 3]! >> (unit & 7)) & 1) weightBits[i >> 3]! |= 1 << (i & 7);
  }
  return weightBits;
}
