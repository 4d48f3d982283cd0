import { meanInterval } from '@reticket/results';
import { formatDuration } from '../report/format-duration.js';
import { plainTable, trimLines } from '../report/result-table.js';
import type { ZooEstimate } from './estimate-zoo.js';
import type { TicketCard } from './ticket-card.js';

const percent = (value: number): string => (100 * value).toFixed(2);

/** The plan of a zoo as a table, with the time below it. */
export function zooEstimateText(estimate: ZooEstimate): string {
  const table = plainTable(['method', 'seed', 'states', 'there', 'steps', 'time'], 3);
  for (const { method, seed, states, made, steps, seconds } of estimate.chains) {
    table.push([method, seed, rangeText(states), `${made}/${states.length}`, steps, formatDuration(seconds)]);
  }
  const { tickets, steps, workers, secondsPerStep, secondsPerTicket, seconds } = estimate;
  const rates = `${secondsPerStep.toFixed(2)} s a step, ${secondsPerTicket.toFixed(1)} s to measure a ticket`;
  return [
    trimLines(table.toString()),
    '',
    `${tickets} tickets, ${steps} training steps (${rates}, timed here just now)`,
    `estimated time with ${workers} ${workers === 1 ? 'worker' : 'workers'}: ${formatDuration(seconds)}`,
  ].join('\n');
}

/** One line for each method and state: mean over the seeds, with its 95 % t interval where there are several. */
export function zooTable(cards: readonly TicketCard[]): string {
  const groups = new Map<string, TicketCard[]>();
  for (const card of cards) {
    const key = `${card.method} ${card.state}`;
    groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  const table = plainTable(
    ['method', 'state', 'pruned %', 'seeds', 'top-1 %', 'interval', 'NLL', 'ECE %', 'bytes'],
    7,
  );
  for (const group of groups.values()) {
    const [first] = group as [TicketCard, ...TicketCard[]];
    const top1 = meanInterval(group.map(({ test }) => test.top1.value));
    const mean = (pick: (card: TicketCard) => number) => meanInterval(group.map(pick)).mean;
    table.push([
      first.method,
      first.state,
      (100 * first.sparsity.prunable).toFixed(1),
      group.length,
      percent(top1.mean),
      top1.low === null || top1.high === null ? '-' : `${percent(top1.low)} - ${percent(top1.high)}`,
      mean(({ test }) => test.nll).toFixed(4),
      percent(mean(({ test }) => test.ece)),
      Math.round(mean(({ ticket }) => ticket.bytes)),
    ]);
  }
  return trimLines(table.toString());
}

function rangeText(states: readonly number[]): string {
  const [first, last] = [states[0]!, states.at(-1)!];
  return first === last ? `${first}` : `${first}-${last}`;
}
