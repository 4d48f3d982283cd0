import type { FrequencyMatrix, LabelMap } from '@reticket/reprogram';
import type { LabelMapEntry } from '@reticket/results';

const longest = 200;

/** A label map with names, and with how many training images of each target class are seen as their source class. */
export function describeLabelMap(
  map: LabelMap,
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
  return Array.from(map, (source, target) => {
    const sourceName = sourceNames?.[source];
    return {
      target,
      targetName: targetNames[target]!.slice(0, longest),
      source,
      ...(sourceName !== undefined && { sourceName: sourceName.slice(0, longest) }),
      count: frequency.counts[source * frequency.targetClasses + target]!,
    };
  });
}
