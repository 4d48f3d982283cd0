import type { APIRoute } from 'astro';
import { loadRuns } from '../../data/load-runs.ts';

export async function getStaticPaths() {
  const runs = await loadRuns();
  return runs.map(({ run, text }) => ({ params: { runId: run.runId }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/json' } });
