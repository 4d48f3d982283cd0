import type { Run } from '@reticket/results';
import type { APIRoute } from 'astro';
import { figures } from '../../../charts/figures.ts';
import { metricsWithin, sparsityFigure } from '../../../charts/sparsity-figure.ts';
import { loadRuns } from '../../../data/load-runs.ts';

export async function getStaticPaths() {
  const runs = await loadRuns();
  return runs.flatMap(({ run }) =>
    metricsWithin(run, Object.values(figures).flat()).map((metric) => ({
      params: { runId: run.runId, metric },
      props: { run, metric },
    })),
  );
}

export const GET: APIRoute<{ run: Run; metric: string }> = ({ props }) =>
  new Response(JSON.stringify(sparsityFigure(props.run, props.metric)), {
    headers: { 'content-type': 'application/json' },
  });
