import { InvalidArgumentError } from '../errors.js';

/**
 * Which source classes stand for which target class, for t >= 2 target classes.
 *
 * - One-to-one: an `Int32Array` `[t]`; target j is source class `map[j]`. This is the `LabelMap` of `@reticket/reprogram`.
 * - Many-to-one: one `Int32Array` per target, each of at least one source class.
 *
 * No source class may stand twice in a map, so target probabilities never add up to more than 1.
 */
export type LabelMap = Int32Array | readonly Int32Array[];

/** A checked label map: the source classes of target j are `sources[starts[j]]` to `sources[starts[j + 1] - 1]`. */
export interface SourceGroups {
  readonly sources: Int32Array;
  /** `[t + 1]` */
  readonly starts: Int32Array;
}

/** @throws InvalidArgumentError for fewer than 2 targets, an empty group, a class out of range or given twice */
export function checkLabelMap(map: LabelMap, sourceClasses: number): SourceGroups {
  const groups = groupsOf(map);
  if (groups.length < 2)
    throw new InvalidArgumentError('label map', groups.length, '2 or more target classes');
  const starts = new Int32Array(groups.length + 1);
  const sources: number[] = [];
  const taken = new Map<number, number>();
  groups.forEach((group, target) => {
    if (group.length === 0) {
      throw new InvalidArgumentError(`target ${target} of label map`, 'no source class', 'at least one');
    }
    for (const source of group) {
      if (source < 0 || source >= sourceClasses) {
        const range = `0 <= source class < ${sourceClasses}`;
        throw new InvalidArgumentError(`target ${target} of label map`, source, range);
      }
      if (taken.has(source)) {
        const other = `a source class that target ${taken.get(source)} does not have`;
        throw new InvalidArgumentError(`target ${target} of label map`, source, other);
      }
      taken.set(source, target);
      sources.push(source);
    }
    starts[target + 1] = sources.length;
  });
  return { sources: Int32Array.from(sources), starts };
}

/** The groups with one more at the end, which may be empty: all source classes that no target has. */
export function withLeftover({ sources, starts }: SourceGroups, sourceClasses: number): SourceGroups {
  const taken = new Set(sources);
  const left = Array.from({ length: sourceClasses }, (_, source) => source).filter(
    (source) => !taken.has(source),
  );
  return {
    sources: Int32Array.of(...sources, ...left),
    starts: Int32Array.of(...starts, sourceClasses),
  };
}

function groupsOf(map: LabelMap): readonly Int32Array[] {
  if (map instanceof Int32Array) return Array.from(map, (source) => Int32Array.of(source));
  if (!Array.isArray(map) || !map.every((group) => group instanceof Int32Array)) {
    throw new InvalidArgumentError('label map', map, 'an Int32Array, or one Int32Array per target class');
  }
  return map;
}
