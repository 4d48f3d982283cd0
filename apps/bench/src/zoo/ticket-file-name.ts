import type { TicketMethodName } from './methods/registry.js';

/** Name of a ticket of the zoo, such as `resnet20-cifar10-rigl-state-6-seed-0.safetensors`. */
export function ticketFileName(
  source: string,
  method: TicketMethodName,
  state: number,
  seed: number,
): string {
  return `${source}-${method}-state-${state}-seed-${seed}.safetensors`;
}

/** Name of the card beside a ticket. */
export function cardFileName(ticketFile: string): string {
  return ticketFile.replace(/\.safetensors$/, '.card.json');
}
