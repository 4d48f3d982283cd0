import { expect, runPage, speedRunIds, test } from '../support/test.js';

for (const runId of speedRunIds) {
  test(`${runId}: a run of speed figures alone shows one line for each`, async ({ page }) => {
    const response = await page.request.get(`data/${runId}.json`);
    const { perf } = await response.json();
    await page.goto(runPage(runId));
    await expect(page.getByRole('heading', { level: 1, name: runId })).toBeVisible();
    await expect(page.locator('[data-speed] tbody tr')).toHaveCount(perf.length);
    await expect(page.getByRole('heading', { name: 'Leaderboard' })).toHaveCount(0);
  });
}
