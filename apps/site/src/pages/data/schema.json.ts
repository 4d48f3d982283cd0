import { runJsonSchema } from '@reticket/results';
import type { APIRoute } from 'astro';

export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(runJsonSchema(), null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
