import type { Dataset } from '@reticket/datasets';
import { z } from 'zod';
import { ticketMethodNames } from './methods/registry.js';
import type { ZooRecipe } from './zoo-recipe.js';

const interval = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

const ticketCardSchema = z.strictObject({
  formatVersion: z.literal(1),
  command: z.string(),
  engine: z.string(),
  method: z.enum(ticketMethodNames),
  /** Rounds that it was trained for; its sparsity is that of the state, unless it is dense. */
  state: z.int().min(0),
  seed: z.int().min(0),
  /** Training steps from where the method began. */
  steps: z.int().min(0),
  source: z.strictObject({ name: z.string(), sha256: z.string() }),
  recipe: z.custom<ZooRecipe>((value) => typeof value === 'object' && value !== null),
  dataset: z.strictObject({
    name: z.string(),
    hash: z.string(),
    license: z.string(),
    note: z.string().nullable(),
    classNames: z.array(z.string()),
    nTrain: z.int(),
    nValidation: z.int(),
    nTest: z.int(),
  }),
  ticket: z.strictObject({
    file: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    contentHash: z.string(),
    dtype: z.literal('F16'),
  }),
  sparsity: z.strictObject({ prunable: z.number(), whole: z.number() }),
  /** Kept fraction of each prunable parameter. */
  densities: z.record(z.string(), z.number()),
  /** Of the weights as stored, on images held out of training. */
  validationTop1: z.number(),
  /** Of the weights as stored, on the test split, looked at once. Interval: 95 % Wilson. */
  test: z.strictObject({
    n: z.int(),
    top1: interval,
    nll: z.number(),
    /** 15 equal-width bins. */
    ece: z.number(),
    /** Mean of the largest minus the second largest logit. */
    logitMargin: z.number(),
  }),
});

/** What a ticket of the zoo is and how to make it again; stored beside it as `<name>.card.json`. */
export type TicketCard = z.infer<typeof ticketCardSchema>;

/** @throws ZodError */
export function parseTicketCard(text: string): TicketCard {
  return ticketCardSchema.parse(JSON.parse(text));
}

export function cardDataset(
  { name, hash, license, note, classNames }: Dataset,
  counts: Pick<TicketCard['dataset'], 'nTrain' | 'nValidation' | 'nTest'>,
): TicketCard['dataset'] {
  return { name, hash, license, note: note ?? null, classNames: [...classNames], ...counts };
}
