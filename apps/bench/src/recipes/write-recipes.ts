import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@reticket/network';
import { readRecipe, type Upstream, writeRecipe } from '@reticket/sparsity';
import writeFileAtomic from 'write-file-atomic';
import type { SourceModel } from '../models/load-source-model.js';
import { makeTicket } from '../tickets/make-tickets.js';
import { type SourceSample, upstreamFigures } from './upstream-figures.js';

export interface RecipeRequest {
  readonly source: SourceModel;
  /** Score and allocation, as `pruningMethod` names them; one that needs no gradients. */
  readonly pruning: string;
  /** In the order in which they are written. */
  readonly states: readonly number[];
  /** Folder of the recipes; made if it is not there. */
  readonly out: string;
  /** What tickets are measured on, and with; nothing is measured without. */
  readonly upstream?: { readonly engine: Engine; readonly sample: SourceSample } | undefined;
  /** As in `reticket recipes ...`, to be shown in the lineage. */
  readonly command: (state: number) => string;
}

/** One recipe as it was written. */
export interface WrittenRecipe {
  readonly file: string;
  readonly bytes: number;
  readonly contentHash: string;
  readonly state: number;
  readonly sparsity: { readonly prunable: number; readonly whole: number };
  readonly upstream: Upstream | null;
}

/** Prunes a source model once for each state and writes each ticket as a recipe: masks, lineage and figures, no weights. */
export async function* writeRecipes(request: RecipeRequest): AsyncGenerator<WrittenRecipe> {
  const { source, pruning, states, out, upstream: measuring, command } = request;
  await mkdir(out, { recursive: true });
  for (const state of states) {
    const made = makeTicket(source, pruning, state);
    const upstream = measuring
      ? await upstreamFigures(measuring.engine, source.network, made.weights, measuring.sample)
      : null;
    const ticket = { ...made, lineage: { ...made.lineage, command: command(state) }, upstream };
    const bytes = writeRecipe(ticket, source.weights);
    const file = `${source.card.name}-${pruning}-state-${state}.recipe.safetensors`;
    await writeFileAtomic(join(out, file), Buffer.from(bytes));
    const { contentHash, lineage } = readRecipe(bytes);
    const { prunable, whole } = lineage.sparsity;
    yield { file, bytes: bytes.length, contentHash, state, sparsity: { prunable, whole }, upstream };
  }
}
