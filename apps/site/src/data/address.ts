const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** A path of this site under its base, for example `/method/`. */
export const address = (path: string): string => `${base}${path}`;

export const runAddress = (runId: string): string => address(`/runs/${runId}/`);

export const cellAddress = (runId: string, cellId: string): string =>
  address(`/runs/${runId}/cells/${cellId}/`);

export const jsonAddress = (runId: string): string => address(`/data/${runId}.json`);

export const csvAddress = (runId: string): string => address(`/data/${runId}.csv`);
