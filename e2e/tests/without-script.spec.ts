import { cellPage, expect, fetchRun, runIds, runPage, test } from '../support/test.js';

test.use({ javaScriptEnabled: false });

for (const runId of runIds) {
  test(`${runId}: table, charts and links are there without JavaScript`, async ({ page }) => {
    const run = await fetchRun(page, runId);
    await page.goto(runPage(runId));
    expect(await page.locator('[data-leaderboard] tbody tr').count()).toBeGreaterThan(0);
    await expect(page.locator('[data-count]')).toHaveText(/^\d+ rows?$/);
    for (const figure of await page.locator('[data-figure]').all()) {
      await expect(figure.locator('[data-panel] svg').first()).toBeVisible();
    }
    await expect(page.locator('[data-filters]')).toBeHidden();
    await expect(page.locator('[data-figure] select').first()).toBeHidden();
    await expect(page.locator('[data-leaderboard] thead button')).toHaveCount(0);
    await expect(page.locator('[data-csv]')).toBeVisible();

    const cell = run.cells.find((candidate) => candidate.status === 'ok');
    if (cell === undefined) return;
    await page.locator(`[data-leaderboard] a[href$="/cells/${cell.id}/"]`).click();
    await expect(page).toHaveURL(new RegExp(`${cellPage(runId, cell.id).slice(1)}$`));
    await expect(page.locator('[data-reliability] svg').first()).toBeVisible();
  });
}
