import { AxeBuilder } from '@axe-core/playwright';
import { cellPage, expect, fetchRun, runIds, runPage, test, wakeFigures } from '../support/test.js';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const path of ['./', './method/', './data/']) {
      test(`${path} has no accessibility violation`, async ({ page }) => {
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });
    }

    for (const runId of runIds) {
      test(`${runId} and a cell of each method have no accessibility violation`, async ({ page }) => {
        const run = await fetchRun(page, runId);
        await page.goto(runPage(runId));
        await wakeFigures(page);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        for (const wanted of [
          run.cells.find((cell) => cell.status === 'ok' && cell.method === 'LP'),
          run.cells.find((cell) => cell.status === 'ok' && cell.method === 'VP'),
          run.cells.find((cell) => cell.status !== 'ok'),
        ]) {
          if (wanted === undefined) continue;
          await page.goto(cellPage(runId, wanted.id));
          expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        }
      });
    }
  });
}
