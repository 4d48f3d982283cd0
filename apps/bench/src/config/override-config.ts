import { UsageError } from '../errors.js';
import { type GridConfig, parseGridConfig, probeResolutions } from './grid-config.js';
import { mapKinds } from './map-kinds.js';
import { promptKinds } from './prompt-kinds.js';

/** The flags of `reticket grid` that change what is computed, as typed on the command line. */
export interface GridFlags {
  readonly model?: string;
  readonly pruning?: string;
  readonly state?: string;
  readonly method?: string;
  readonly dataset?: string;
  readonly shots?: string;
  readonly seed?: string;
  readonly epochs?: string;
  readonly steps?: string;
  readonly prompt?: string;
  readonly imageSize?: string;
  readonly map?: string;
  readonly assignment?: string;
  readonly sourcesPerClass?: string;
  readonly learningRate?: string;
  readonly batchSize?: string;
  readonly lpResolution?: string;
  readonly trainPerClass?: string;
  readonly validationPerClass?: string;
  readonly testPerClass?: string;
  readonly upstream?: string;
  readonly allowOverlap?: boolean;
}

function list(flag: string, text: string): string[] {
  const items = text.split(',').map((item) => item.trim());
  if (items.includes(''))
    throw new UsageError(`invalid --${flag}: got "${text}", expected values separated by commas`);
  return items;
}

function choices(flag: string, text: string, known: readonly string[]): string[] {
  const items = list(flag, text);
  const unknown = items.find((item) => !known.includes(item));
  if (unknown === undefined) return items;
  throw new UsageError(`invalid --${flag}: got ${unknown}, expected one of ${known.join(', ')}`);
}

function number(flag: string, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new UsageError(`invalid --${flag}: got "${text}", expected a number`);
  return value;
}

function budgetOf({ epochs, steps }: GridFlags): GridConfig['visualPrompt']['budget'] | undefined {
  if (epochs !== undefined && steps !== undefined) {
    throw new UsageError('invalid budget: got --epochs and --steps, expected one of them');
  }
  if (epochs !== undefined) return { kind: 'epochs', amount: number('epochs', epochs) };
  if (steps !== undefined) return { kind: 'steps', amount: number('steps', steps) };
  return undefined;
}

/** `then` applied to a flag that is there. */
function given<T, R>(value: T | undefined, then: (value: T) => R): R | undefined {
  return value === undefined ? undefined : then(value);
}

/** `base` with the defined entries of `changes`. */
function merge(base: object, changes: Record<string, unknown>): object {
  return {
    ...base,
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  };
}

/**
 * A configuration with flags laid over it. Once a flag changes anything the name gets the ending `-custom`, so that
 * nobody takes the result for that of the preset.
 *
 * @throws UsageError for a flag that cannot be understood or is out of range.
 */
export function overrideConfig(config: GridConfig, flags: GridFlags): GridConfig {
  const budget = budgetOf(flags);
  const numeric = (flag: string, text: string | undefined) => given(text, (value) => number(flag, value));
  const numbers = (flag: string, text: string | undefined) =>
    given(text, (value) => list(flag, value).map((item) => number(flag, item)));
  const chosen = (flag: string, text: string | undefined, known: readonly string[]) =>
    given(text, (value) => choices(flag, value, known));
  const batchSize = numeric('batch-size', flags.batchSize);
  const learningRate = numeric('learning-rate', flags.learningRate);
  const changed = merge(config, {
    model: flags.model,
    ticket: merge(config.ticket, { method: flags.pruning, states: numbers('state', flags.state) }),
    methods: given(flags.method, (text) => list('method', text).map((method) => method.toUpperCase())),
    datasets: given(flags.dataset, (text) => list('dataset', text)),
    shots: given(flags.shots, (text) =>
      list('shots', text).map((item) => (item === 'all' ? 'all' : number('shots', item))),
    ),
    seeds: numbers('seed', flags.seed),
    visualPrompt: merge(config.visualPrompt, {
      prompts: chosen('prompt', flags.prompt, promptKinds),
      imageSize: numeric('image-size', flags.imageSize),
      maps: chosen('map', flags.map, mapKinds),
      assignment: flags.assignment,
      sourcesPerClass: numeric('sources-per-class', flags.sourcesPerClass),
      budget,
      batchSize,
      learningRate,
    }),
    linearProbe: merge(config.linearProbe, {
      resolutions: chosen('lp-resolution', flags.lpResolution, probeResolutions),
      budget,
    }),
    splits: merge(config.splits, {
      trainPerClass: numeric('train-per-class', flags.trainPerClass),
      validationPerClass: numeric('validation-per-class', flags.validationPerClass),
      testPerClass: numeric('test-per-class', flags.testPerClass),
    }),
    upstream: flags.upstream,
    allowOverlap: flags.allowOverlap,
  });
  const checked = parseGridConfig(changed, 'options');
  const same = JSON.stringify(checked) === JSON.stringify(parseGridConfig(config, 'options'));
  return same || config.name.endsWith('-custom') ? checked : { ...checked, name: `${checked.name}-custom` };
}
