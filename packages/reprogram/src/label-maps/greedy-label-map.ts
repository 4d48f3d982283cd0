import type { FrequencyMatrix } from './frequency-matrix.js';
import type { LabelMap } from './label-map.js';

/**
 * The frequency label map of ILM-VP (Chen et al. 2023, arXiv 2211.11635; `generate_label_mapping_by_frequency`): again
 * and again the largest count among unused source and target classes makes a pair. Ties go to the lower source class,
 * then to the lower target class; so target classes without a count get the lowest source classes left.
 * It matches at least half of the images that `optimalLabelMap` matches. O(S K) and a sort of the counts above zero.
 */
export function greedyLabelMap({ counts, targetClasses }: FrequencyMatrix): LabelMap {
  const positions = Int32Array.from(counts.keys()).filter((position) => counts[position]! > 0);
  positions.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const map = new Int32Array(targetClasses).fill(-1);
  const used = new Set<number>();
  for (const position of positions) {
    const source = Math.floor(position / targetClasses);
    const target = position % targetClasses;
    if (map[target] !== -1 || used.has(source)) continue;
    map[target] = source;
    used.add(source);
  }
  let free = 0;
  return map.map((source) => {
    if (source !== -1) return source;
    while (used.has(free)) free += 1;
    used.add(free);
    return free;
  });
}
