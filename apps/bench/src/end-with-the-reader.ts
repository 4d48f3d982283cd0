import type { Writable } from 'node:stream';

/** Ends the process without a trace when whoever reads its output has seen enough, as in `reticket grid --help | head`. */
export function endWithTheReader(output: Writable): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
