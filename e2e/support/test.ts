import type { Page } from '@playwright/test';
import { parseRun, type Run } from '@reticket/results';
import { expect } from './quiet-page.js';
import { publishedRunIds, publishedSpeedRunIds } from './site.js';

export { expect, test } from './quiet-page.js';

/** The runs with cells that the built site publishes. */
export const runIds: readonly string[] = publishedRunIds();

/** The runs of speed figures alone that it publishes. */
export const speedRunIds: readonly string[] = publishedSpeedRunIds();

/** The JSON a run's page links to. */
export async function fetchRun(page: Page, runId: string): Promise<Run> {
  const response = await page.request.get(`data/${runId}.json`);
  expect(response.status()).toBe(200);
  return parseRun(await response.json());
}

export const runPage = (runId: string): string => `./runs/${runId}/`;

export const cellPage = (runId: string, cellId: string): string => `./runs/${runId}/cells/${cellId}/`;

/** Brings every figure near the window and waits until all are live. */
export async function wakeFigures(page: Page): Promise<void> {
  const figures = page.locator('[data-figure]');
  for (let index = 0; index < (await figures.count()); index++) {
    const figure = figures.nth(index);
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-state', 'live');
  }
}
