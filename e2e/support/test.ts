import { test as base, expect, type Page } from '@playwright/test';
import { parseRun, type Run } from '@reticket/results';
import { publishedRunIds, publishedSpeedRunIds } from './site.js';

/** A test that fails when any page it opens logs an error or a warning, throws, or breaks the content security policy. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('requestfailed', (request) => {
        // Leaving a page aborts what it was still loading.
        const problem = request.failure()?.errorText;
        if (problem !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${problem}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

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
