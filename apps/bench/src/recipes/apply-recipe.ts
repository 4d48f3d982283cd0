import { readFile } from 'node:fs/promises';
import { exportDense, readRecipe, ticketFromRecipe, writeTicket } from '@reticket/sparsity';
import writeFileAtomic from 'write-file-atomic';
import { loadSourceModel, type ModelFolders } from '../models/load-source-model.js';

/** `ticket`: with its masks, without its zeros; `dense`: plain safetensors that any framework reads. */
export const appliedFormats = ['ticket', 'dense'] as const;
export type AppliedFormat = (typeof appliedFormats)[number];

export interface ApplyRecipeOptions extends ModelFolders {
  readonly recipe: string;
  /** Source model, as `--model` names it; the one that the recipe names by default. */
  readonly model?: string | undefined;
  readonly format: AppliedFormat;
  readonly out: string;
}

/**
 * Makes the ticket of a recipe again from the weights it was made of, and writes it.
 *
 * @returns bytes written.
 * @throws TicketError `RETICKET_TICKET_SOURCE_MISMATCH` if the model has other weights, or what reading a damaged recipe
 *   throws; nothing is written then.
 */
export async function applyRecipe({ recipe: file, model, format, out, ...folders }: ApplyRecipeOptions) {
  const recipe = readRecipe(await readFile(file));
  const { weights } = loadSourceModel(model ?? recipe.lineage.source, folders);
  const ticket = ticketFromRecipe(recipe, weights);
  const bytes = format === 'dense' ? exportDense(ticket.weights) : writeTicket(ticket);
  await writeFileAtomic(out, Buffer.from(bytes));
  return bytes.length;
}
