import type { Run } from '@reticket/results';
import type { APIRoute } from 'astro';
import { loadRuns } from '../../data/load-runs.ts';
import { runToCsv } from '../../model/csv.ts';

export async function getStaticPaths() {
  const runs = await loadRuns();
  return runs.flatMap(({ run }) =>
    run.cells.length === 0 ? [] : [{ params: { runId: run.runId }, props: { run } }],
  );
}

export const GET: APIRoute<{ run: Run }> = ({ props }) =>
  new Response(runToCsv(props.run), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
