import { z } from 'zod';
import { UsageError } from '../errors.js';
import { mapKinds } from './map-kinds.js';
import { promptKinds } from './prompt-kinds.js';

/** `<score>-<allocation>` of `@reticket/sparsity`: those that need nothing but weights and, for `random`, a seed. */
export const pruningMethods = [
  'magnitude-global',
  'magnitude-uniform',
  'magnitude-er',
  'magnitude-erk',
  'lamp-global',
  'random-global',
  'random-uniform',
  'random-er',
  'random-erk',
] as const;

/** How counts of predictions become a one-to-one label map: as in the reference, or the best one. */
export const assignments = ['greedy', 'optimal'] as const;

/** The sizes at which linear probing may see an image: stretched to the source model's input, or as prompting sees it. */
export const probeResolutions = ['source', 'native'] as const;

const positive = z.int().min(1);
const budget = z.strictObject({ kind: z.enum(['epochs', 'steps']), amount: positive.max(1_000_000) });
const axis = <T extends z.ZodType>(value: T) =>
  z
    .array(value)
    .min(1)
    .max(1000)
    .refine((values) => new Set(values).size === values.length, 'expected each value once');

/** Everything a grid is defined by; `reticket grid --config` reads it as JSON. */
export const gridConfigSchema = z.strictObject({
  /** Names the run and its directory. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/, 'expected letters, digits, ".", "_", "-"'),
  /** A known source model, or `<architecture>:<checkpoint file>`. */
  model: z.string().min(1).max(1000),
  ticket: z.strictObject({
    method: z.enum(pruningMethods),
    /** State s prunes 1 - 0.8^s of the prunable weights; 0 is the dense model. */
    states: axis(z.int().min(0).max(30)),
  }),
  methods: axis(z.enum(['LP', 'VP'])),
  datasets: axis(z.string().min(1)),
  shots: axis(z.union([positive, z.literal('all')])),
  seeds: axis(
    z
      .int()
      .min(0)
      .max(2 ** 31 - 1),
  ),
  visualPrompt: z.strictObject({
    prompts: axis(z.enum(promptKinds)),
    /** Side of the target image inside a border, px; other prompts stretch it to the source model's input. */
    imageSize: positive.max(4096),
    maps: axis(z.enum(mapKinds)),
    /** Of `ilm` and `flm`, and of what `linear` starts from. */
    assignment: z.enum(assignments),
    /** Source classes of each target class, of `many-to-one`. */
    sourcesPerClass: positive.max(1000),
    budget,
    batchSize: positive.max(4096),
    learningRate: z.number().positive().max(10),
  }),
  linearProbe: z.strictObject({
    resolutions: axis(z.enum(probeResolutions)),
    budget,
    batchSize: positive.max(4096),
    learningRate: z.number().positive().max(10),
    /** L2 penalty on the probe's weights, on standardised features. */
    l2: z.number().min(0).max(100),
  }),
  splits: z.strictObject({
    /** Train images per class that shots and validation are drawn from, the first in file order. */
    trainPerClass: positive,
    /** Validation images per class, disjoint from the shots; for temperature scaling only, beyond the shots' budget. */
    validationPerClass: positive,
    /** Test images per class, the first in file order. */
    testPerClass: positive,
  }),
  /** Sample of the source data on which every ticket's upstream accuracy is measured. */
  upstream: z.enum(['none', 'imagenet-sample', 'cifar10']),
  /** Run although a picture occurs in two splits; the overlap is recorded. */
  allowOverlap: z.boolean(),
});

export type GridConfig = z.infer<typeof gridConfigSchema>;
export type Budget = z.infer<typeof budget>;
export type ProbeResolution = (typeof probeResolutions)[number];
export type Assignment = (typeof assignments)[number];

/**
 * Checks a grid configuration of unknown origin.
 *
 * @param origin what to call it in messages, such as `config grid.json`.
 * @throws UsageError naming the first offending place.
 */
export function parseGridConfig(value: unknown, origin: string): GridConfig {
  const result = gridConfigSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new UsageError(`invalid ${origin} at ${issue.path.join('.') || 'its root'}: ${issue.message}`);
}
