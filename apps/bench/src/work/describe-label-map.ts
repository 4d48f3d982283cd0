import type { FrequencyMatrix, LabelMap, LabelWeights } from '@reticket/reprogram';
import type { LabelMapEntry } from '@reticket/results';

const longest = 200;

/** Source classes that are listed of a target class which is read from many. */
const listedSources = 3;

interface Reading {
  readonly source: number;
  readonly weight?: number;
}

/** What each target class is read from: one source class, or the heaviest of several, heaviest first. */
function readingsOf(map: LabelMap | LabelWeights): Reading[][] {
  if (map instanceof Int32Array) return Array.from(map, (source) => [{ source }]);
  const { weights, sourceClasses, targetClasses } = map;
  return Array.from({ length: targetClasses }, (_, target) =>
    Array.from({ length: sourceClasses }, (_, source) => ({
      source,
      weight: weights[source * targetClasses + target]!,
    }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, listedSources),
  );
}

/** A label map with names, and with how many training images of each target class are seen as their source class. */
export function describeLabelMap(
  map: LabelMap | LabelWeights,
  {
    frequency,
    targetNames,
    sourceNames,
  }: {
    readonly frequency: FrequencyMatrix;
    readonly targetNames: readonly string[];
    readonly sourceNames?: readonly string[] | undefined;
  },
): LabelMapEntry[] {
  return readingsOf(map).flatMap((readings, target) =>
    readings.map(({ source, weight }) => {
      const sourceName = sourceNames?.[source];
      return {
        target,
        targetName: targetNames[target]!.slice(0, longest),
        source,
        ...(sourceName !== undefined && { sourceName: sourceName.slice(0, longest) }),
        ...(weight !== undefined && { weight }),
        count: frequency.counts[source * frequency.targetClasses + target]!,
      };
    }),
  );
}
