import type { Page } from '@playwright/test';
import { cellPage, expect, fetchRun, runIds, runPage, test, wakeFigures } from '../support/test.js';

test.use({ viewport: { width: 390, height: 800 } });

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess).toBe(0);
}

for (const path of ['./', './method/', './data/']) {
  test(`${path} fits a narrow window`, async ({ page }) => {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  });
}

for (const runId of runIds) {
  test(`${runId} and a cell of it fit a narrow window`, async ({ page }) => {
    const run = await fetchRun(page, runId);
    await page.goto(runPage(runId));
    await wakeFigures(page);
    await expectNoSidewaysScroll(page);
    const cell = run.cells.find((candidate) => candidate.method === 'VP') ?? run.cells[0];
    if (cell === undefined) return;
    await page.goto(cellPage(runId, cell.id));
    await expectNoSidewaysScroll(page);
  });
}
