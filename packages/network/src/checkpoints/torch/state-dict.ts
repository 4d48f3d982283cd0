import { CheckpointError, CheckpointLimitError } from '../../errors.js';
import { elementCount, formatShape } from '../../tensor.js';
import type { ResolvedLimits } from '../limits.js';
import { describe, type PickleValue, StoredTensor } from '../pickle/value.js';
import { quote } from '../quote.js';

const wrapperKeys = ['state_dict', 'model'] as const;

function isStateDict(value: PickleValue | undefined): value is Map<string, StoredTensor> {
  return (
    value instanceof Map &&
    value.size > 0 &&
    [...value].every(([key, entry]) => typeof key === 'string' && entry instanceof StoredTensor)
  );
}

function describeKeys(root: PickleValue): string {
  if (!(root instanceof Map)) return describe(root);
  const keys = [...root.keys()]
    .slice(0, 5)
    .map((key) => (typeof key === 'string' ? quote(key) : describe(key)));
  return `a dict with ${keys.join(', ')}${root.size > keys.length ? ', ...' : ''}`;
}

function checkLimits(
  tensors: ReadonlyMap<string, StoredTensor>,
  { maxElements, maxRank }: ResolvedLimits,
): void {
  let total = 0;
  for (const [name, { shape }] of tensors) {
    total += elementCount(shape);
    // Written so that NaN, from a size of 0 beside an infinite product, is refused too.
    if (shape.length > maxRank || !(total <= maxElements)) {
      throw new CheckpointLimitError(
        `invalid tensor ${quote(name)}: got shape ${quote(formatShape(shape))}, expected at most ${maxRank} axes and ${maxElements} elements in all tensors together`,
      );
    }
  }
}

/**
 * The state dict of a checkpoint: the pickled object itself, or what it holds under `state_dict` or `model`.
 *
 * @throws CheckpointError when none of these is a dict of tensors by name.
 */
export function findStateDict(root: PickleValue, limits: ResolvedLimits): ReadonlyMap<string, StoredTensor> {
  const candidates = [root, ...(root instanceof Map ? wrapperKeys.map((key) => root.get(key)) : [])];
  const found = candidates.find(isStateDict);
  if (found === undefined) {
    throw new CheckpointError(
      `invalid checkpoint: got ${describeKeys(root)}, expected tensors by name, at the top or under ${wrapperKeys.join(' or ')}`,
    );
  }
  checkLimits(found, limits);
  return found;
}
