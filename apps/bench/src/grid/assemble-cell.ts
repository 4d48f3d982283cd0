import {
  type Cell,
  isSourceCollapsed,
  type MeasuredCell,
  type TicketInfo,
  type Upstream,
} from '@reticket/results';
import type { PlannedCell } from '../plan/plan-cells.js';
import type { GridPlan } from '../plan/plan-grid.js';
import type { TicketSparsity } from '../tickets/make-tickets.js';
import type { CellOutcome, TaskAnswer } from '../work/task.js';

/** What is known of the tickets of a run before its cells are computed. */
export interface TicketKnowledge {
  readonly sparsities: ReadonlyMap<number, TicketSparsity>;
  /** By state; empty without a sample of the source data. */
  readonly upstream: ReadonlyMap<number, Upstream>;
}

function ticketInfo(plan: GridPlan, { sparsities, upstream }: TicketKnowledge, state: number): TicketInfo {
  const own = upstream.get(state);
  const dense = upstream.get(0);
  return {
    method: plan.config.ticket.method,
    state,
    sparsity: sparsities.get(state)!,
    ...(own !== undefined &&
      dense !== undefined && { collapsed: isSourceCollapsed(own.top1, dense.top1, own.classes) }),
  };
}

function upstreamValues(upstream: Upstream | undefined): Record<string, number> {
  if (upstream === undefined) return {};
  const { top1, top5, ece, n } = upstream;
  return { upstreamTop1: top1, upstreamTop5: top5, upstreamEce: ece, upstreamN: n };
}

/** The result row of a cell: a failure is a row too. */
export function assembleCell(
  plan: GridPlan,
  knowledge: TicketKnowledge,
  planned: PlannedCell,
  answer: TaskAnswer<CellOutcome>,
): Cell {
  const target = plan.targets.get(planned.dataset)!;
  const upstream = knowledge.upstream.get(planned.state);
  const common = {
    id: planned.id,
    source: {
      model: plan.source.card.name,
      weightsHash: plan.source.weightsHash,
      ...(upstream !== undefined && { upstream }),
    },
    ticket: ticketInfo(plan, knowledge, planned.state),
    method: planned.adaptation.method,
    methodOptions: planned.methodOptions,
    budget: planned.budget,
    seed: planned.seed,
  };
  const dataset = {
    name: target.name,
    hash: target.hash,
    nTest: target.testCount,
    classes: target.classes,
    ...(target.note !== undefined && { note: target.note }),
  };
  if (!answer.ok) {
    return {
      ...common,
      status: 'failed',
      dataset,
      shots: { asked: planned.shots },
      error: answer.error,
      values: upstreamValues(upstream),
      curves: {},
      artifacts: {},
      seconds: 0,
    };
  }
  const { values, curves, artifacts, shots, validationCount, seconds } = answer.result;
  return {
    ...common,
    status: 'ok',
    dataset: { ...dataset, nTrain: target.trainCount - validationCount, nVal: validationCount },
    shots,
    values: { ...upstreamValues(upstream), ...(values as MeasuredCell['values']) },
    curves,
    artifacts,
    seconds,
  };
}
