import { wilsonInterval } from '@reticket/calibration';
import { type Engine, type Network, trainableParameters, type Weights } from '@reticket/network';
import {
  type Lineage,
  type MaskedState,
  readTicket,
  sparsityFigures,
  sparsityOfState,
  type Ticket,
  type Upstream,
  writeTicket,
} from '@reticket/sparsity';
import { shownCommand } from '../commands/shown-command.js';
import { measureWeights } from '../pretrain/evaluate-weights.js';
import { sha256Hex } from '../store/sha256.js';
import type { StoredCard } from './chain-files.js';
import { ticketMethod } from './methods/registry.js';
import type { Chain } from './plan-zoo.js';
import { cardDataset, type TicketCard } from './ticket-card.js';
import { ticketCommand } from './ticket-command.js';
import { ticketFileName } from './ticket-file-name.js';
import type { ZooData } from './zoo-data.js';
import type { ZooSettings } from './zoo-task.js';

export interface TicketContext {
  readonly settings: ZooSettings;
  readonly network: Network;
  readonly source: { readonly name: string; readonly weights: Weights; readonly sha256: string };
  readonly data: ZooData;
  readonly engine: Engine;
}

export interface TrainedTicket {
  readonly chain: Chain;
  readonly state: number;
  readonly trained: MaskedState;
  /** Content hash of the ticket of the state before, if the chain made one. */
  readonly parent: string | undefined;
}

/** Measures a trained ticket as it is stored, in half precision, and packs it with its figures. */
export async function makeZooTicket(ticket: TrainedTicket, context: TicketContext): Promise<StoredCard> {
  const { chain, state, trained } = ticket;
  const { settings, network, source, data, engine } = context;
  const command = shownCommand(ticketCommand(settings.recipe, settings, { ...chain, state }));
  const lineage = { ...lineageOf(ticket, context), command };
  const plain: Ticket = { masks: trained.masks, weights: trained.training.weights, lineage };
  const { weights } = readTicket(writeTicket(plain, { dtype: 'F16' }));
  const options = { memoryLimit: settings.memoryLimit };
  const test = await measureWeights(engine, network, weights, data.test, options);
  const validation = await measureWeights(engine, network, weights, data.validation, options);
  const [low, high] = wilsonInterval(Math.round(test.top1 * test.count), test.count);
  const figures = {
    n: test.count,
    top1: { value: test.top1, low, high },
    nll: test.nll,
    ece: test.ece,
    logitMargin: test.logitMarginMean ?? 0,
  };
  const bytes = writeTicket({ ...plain, upstream: upstreamOf(figures, data) }, { dtype: 'F16' });
  const card: TicketCard = {
    formatVersion: 1,
    command,
    engine: settings.engine,
    method: chain.method,
    state,
    seed: chain.seed,
    steps: trained.steps,
    source: { name: source.name, sha256: source.sha256 },
    recipe: settings.recipe,
    dataset: cardDataset(data.dataset, {
      nTrain: data.train.count,
      nValidation: data.validation.count,
      nTest: data.test.count,
    }),
    ticket: {
      file: ticketFileName(source.name, chain.method, state, chain.seed),
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
      contentHash: readTicket(bytes).contentHash,
      dtype: 'F16',
    },
    sparsity: { prunable: lineage.sparsity.prunable, whole: lineage.sparsity.whole },
    densities: Object.fromEntries([...trained.masks].map(([name, mask]) => [name, mask.ones / mask.size])),
    validationTop1: validation.top1,
    test: figures,
  };
  return { card, bytes };
}

function lineageOf(
  { chain, state, trained, parent }: TrainedTicket,
  context: TicketContext,
): Omit<Lineage, 'command'> {
  const { network, source, data } = context;
  const { origin, weights, place } = ticketMethod(chain.method);
  const { masks, training, steps } = trained;
  const { state: reached, round } = place(state, trained);
  return {
    ...origin,
    source: weights === undefined ? source.name : `${source.name}-${weights}`,
    parent: parent ?? (weights === undefined ? `sha256:${source.sha256}` : null),
    floor: 1,
    state: reached,
    round,
    sparsity: {
      asked: sparsityOfState(reached),
      ...sparsityFigures(training.weights, masks, trainableParameters(network)),
    },
    seed: chain.seed,
    data: `sha256:${data.dataset.hash}`,
    steps,
  };
}

function upstreamOf({ n, top1, nll, ece, logitMargin }: TicketCard['test'], data: ZooData): Upstream {
  const plain = (value: number) => ({ value, low: null, high: null });
  return {
    dataset: data.dataset.name,
    n,
    interval: '95 % Wilson',
    top1,
    nll: plain(nll),
    ece: plain(ece),
    logitScale: plain(logitMargin),
  };
}
