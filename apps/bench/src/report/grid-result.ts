import type { Run } from '@reticket/results';
import { formatDuration } from './format-duration.js';
import { resultTable } from './result-table.js';
import { upstreamTable } from './upstream-table.js';

/** Prints the tables of a finished run, its failures, and where the run file is. */
export function printGridResult(run: Run, file: string): void {
  console.log(resultTable(run.cells));
  const upstream = upstreamTable(run.cells);
  if (upstream !== undefined) console.log(`\n${upstream}`);
  const failures = run.cells.filter((cell) => cell.status !== 'ok');
  for (const { id, method, dataset, shots, ticket, seed, error } of failures) {
    console.log(
      `\nfailed: ${id} ${method} on ${dataset.name}, ${shots.asked} shots, state ${ticket.state}, seed ${seed}: ${error.code} ${error.message}`,
    );
  }
  const measured = run.cells.length - failures.length;
  const computing = run.cells.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(
    `\n${measured} of ${run.cells.length} cells measured (${formatDuration(computing)} of computing, means over seeds above)`,
  );
  console.log(`run file: ${file}`);
}
