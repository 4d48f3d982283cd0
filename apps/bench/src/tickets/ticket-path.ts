import { join } from 'node:path';

/** File of the ticket of a state in a run directory. */
export function ticketPath(runDirectory: string, state: number): string {
  return join(runDirectory, 'tickets', `state-${state}.safetensors`);
}
