import { sampleClassNames } from '../upstream/upstream-sample.js';
import type { BenchWorker } from './bench-worker.js';

/** Names of the source classes by index, from the model's card or the upstream sample; holes where unknown. */
export function sourceClassNames({ card, settings }: BenchWorker): readonly string[] | undefined {
  return card.classNames ?? sampleClassNames(settings.config.upstream, settings.dataDir);
}
