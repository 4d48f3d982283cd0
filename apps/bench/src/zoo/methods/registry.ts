import { dense } from './dense.js';
import { acdc, gmp } from './gradual.js';
import { fineTuning } from './iterative.js';
import { rigl, set } from './moving.js';
import { grasp, lamp, magnitude, magnitudeErk, obs, snip, synflow, taylor } from './one-shot.js';
import { random, randomReinit } from './random.js';
import { rateRewinding, weightRewinding } from './rewinding.js';
import type { TicketMethod } from './ticket-method.js';

/** Every method by name, in the order in which they are listed. */
export const ticketMethods = {
  dense,
  'imp-fine-tuning': fineTuning,
  'imp-weight-rewinding': weightRewinding,
  'imp-rate-rewinding': rateRewinding,
  'one-shot': magnitude,
  rigl,
  random,
  'magnitude-erk': magnitudeErk,
  lamp,
  snip,
  taylor,
  grasp,
  obs,
  synflow,
  gmp,
  set,
  acdc,
  'random-reinit': randomReinit,
} as const satisfies Record<string, TicketMethod>;

export type TicketMethodName = keyof typeof ticketMethods;

export const ticketMethodNames = Object.keys(ticketMethods) as [TicketMethodName, ...TicketMethodName[]];

export function ticketMethod(name: TicketMethodName): TicketMethod {
  return ticketMethods[name];
}
