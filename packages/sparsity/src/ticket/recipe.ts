import { applyMasks } from '../apply-masks.js';
import { InvalidArgumentError, TicketError } from '../errors.js';
import type { Masks } from '../mask.js';
import type { Weights } from '../weights.js';
import { openContainer, sealContainer } from './container.js';
import { weightsHash } from './content-hash.js';
import { checkArchitecture, checkExpectedHashes } from './expected-ticket.js';
import { checkCounts, type Lineage } from './lineage.js';
import { countPruned, packMasks, unpackMasks } from './packed-masks.js';
import type { ReadTicketOptions } from './read-ticket.js';
import { listTensors } from './tensor-list.js';
import { checkTicket, type Ticket } from './ticket.js';
import type { Upstream } from './upstream.js';

/** A ticket without its weights: masks, and the hash of the dense weights from which they make it again. */
export interface Recipe {
  readonly masks: Masks;
  /** Shape of each masked parameter. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  readonly lineage: Lineage;
  readonly upstream: Upstream | null;
  /** `weightsHash` of the dense weights. */
  readonly weightsHash: string;
  /** `sha256:` and 64 hex digits: of the recipe, not of the ticket it makes. */
  readonly contentHash: string;
}

/**
 * Writes a ticket that was made by masking alone as a recipe: one bit per prunable weight and no weights. Equal
 * tickets give equal bytes. O(bytes of the weights).
 *
 * @param dense the weights that were pruned.
 * @throws {TicketError} `RETICKET_TICKET_RETRAINED_WEIGHT` if masking `dense` does not give the weights of the ticket
 *   bit for bit; or if the ticket contradicts itself.
 */
export function writeRecipe(ticket: Ticket, dense: Weights): Uint8Array {
  checkTicket(ticket);
  const { masks, weights, lineage, upstream = null } = ticket;
  const missing = [...masks.keys(), ...weights.keys()].find((name) => !dense.has(name));
  if (missing !== undefined) throw new InvalidArgumentError('dense weights', 'none', `an array "${missing}"`);
  checkSameWeights(applyMasks(dense, masks), weights);
  const masked = listTensors(weights).filter(({ name }) => masks.has(name));
  return sealContainer(
    'recipe',
    { lineage, upstream },
    {
      list: { masked, dense: [] },
      tensors: new Map([['masks', packMasks(masked, masks)]]),
      weightsHash: weightsHash(dense),
    },
  );
}

/**
 * Reads what `writeRecipe` wrote, as strictly as `readTicket`.
 *
 * @throws {TicketError} with a code that names the defect.
 */
export function readRecipe(bytes: Uint8Array, { expected = {}, ...limits }: ReadTicketOptions = {}): Recipe {
  const container = openContainer('recipe', bytes, limits);
  const { list, lineage, upstream, contentHash } = container;
  checkExpectedHashes({ contentHash, lineage }, expected);
  if (list.dense.length > 0) {
    throw new TicketError(
      'RETICKET_TICKET_INVALID_LIST',
      'tensor list',
      `${list.dense.length} dense arrays`,
      'none in a recipe',
    );
  }
  if (expected.parameters) checkArchitecture(list.masked, expected.parameters, { partial: true });
  const unpacked = unpackMasks(list.masked, container.tensors.get('masks')!);
  const masks = new Map([...unpacked].map(([name, { mask }]) => [name, mask]));
  checkCounts(lineage, countPruned(masks.values()));
  return {
    masks,
    shapes: new Map(list.masked.map(({ name, shape }) => [name, shape])),
    lineage,
    upstream,
    weightsHash: container.weightsHash!,
    contentHash,
  };
}

/**
 * Makes a ticket again from its recipe. O(bytes of the weights).
 *
 * @param dense the weights that were pruned; arrays without a mask are the same objects in the ticket.
 * @throws {TicketError} `RETICKET_TICKET_SOURCE_MISMATCH` if these are other weights.
 */
export function ticketFromRecipe(recipe: Recipe, dense: Weights): Ticket {
  const actual = weightsHash(dense);
  if (actual !== recipe.weightsHash) {
    throw new TicketError('RETICKET_TICKET_SOURCE_MISMATCH', 'weights', actual, recipe.weightsHash);
  }
  const { masks, lineage, upstream } = recipe;
  const ticket = { masks, weights: applyMasks(dense, masks), lineage, upstream };
  checkTicket(ticket);
  return ticket;
}

function checkSameWeights(expected: Weights, weights: Weights): void {
  const absent = [...expected.keys()].find((name) => !weights.has(name));
  if (absent !== undefined) {
    throw new TicketError(
      'RETICKET_TICKET_MISSING_WEIGHT',
      'dense array',
      absent,
      'a weight of the same name',
    );
  }
  for (const [name, { data }] of weights) {
    const index = firstDifference(bitsOf(expected.get(name)!.data), bitsOf(data));
    if (index !== -1) {
      throw new TicketError(
        'RETICKET_TICKET_RETRAINED_WEIGHT',
        `weight of "${name}" at ${index}`,
        data[index],
        'the masked weight of the source, bit for bit, in a ticket that becomes a recipe',
      );
    }
  }
}

function bitsOf({ buffer, byteOffset, length }: Float32Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length);
}

/** Index of the first element that differs, the length of the shorter if the lengths do, -1 if nothing does. */
function firstDifference(a: Uint32Array, b: Uint32Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : length;
}
