import {
  cellPage,
  expect,
  fetchRun,
  runIds,
  runPage,
  speedRunIds,
  test,
  wakeFigures,
} from '../support/test.js';

test('the home page says what this is and lists every run', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Reticket/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('compressing a vision model');
  for (const runId of [...runIds, ...speedRunIds]) {
    await expect(page.locator(`table a[href$="/runs/${runId}/"]`)).toBeVisible();
  }
});

for (const path of ['./method/', './data/', './404.html']) {
  test(`${path} opens under a strict content security policy`, async ({ page }) => {
    await page.goto(path);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /default-src 'none'/);
    await expect(policy).not.toHaveAttribute('content', /unsafe/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('the schema is served as JSON', async ({ page }) => {
  const response = await page.request.get('data/schema.json');
  expect(await response.json()).toMatchObject({ $id: 'urn:reticket:run:v1' });
});

for (const runId of runIds) {
  test(`${runId}: the page of the run opens, figures included`, async ({ page }) => {
    await page.goto(runPage(runId));
    await expect(page.getByRole('heading', { level: 1, name: runId })).toBeVisible();
    await wakeFigures(page);
    await expect(page.locator('.facts')).toContainText('Commit');
  });

  test(`${runId}: every link of its page leads somewhere`, async ({ page }) => {
    await page.goto(runPage(runId));
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((anchors) => anchors.map((a) => (a as HTMLAnchorElement).href));
    for (const link of new Set(links)) {
      const response = await page.request.head(link);
      expect(response.status(), link).toBe(200);
    }
  });

  test(`${runId}: a measured cell of each method shows its diagram, prompt and map`, async ({ page }) => {
    const run = await fetchRun(page, runId);
    for (const method of ['LP', 'VP'] as const) {
      const cell = run.cells.find((candidate) => candidate.status === 'ok' && candidate.method === method);
      if (cell === undefined) continue;
      await page.goto(cellPage(runId, cell.id));
      await expect(page.locator('[data-values] [data-metric="top1"]')).toContainText(
        (100 * cell.values.top1!).toFixed(1),
      );
      await expect(page.locator('[data-reliability] svg')).toHaveCount(cell.curves.reliabilityScaled ? 2 : 1);
      if (method === 'VP') {
        const picture = page.locator('[data-prompt]');
        await expect(picture).toBeVisible();
        expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(
          cell.artifacts.prompt!.width,
        );
        await expect(page.locator('[data-label-map] tbody tr')).toHaveCount(cell.artifacts.labelMap!.length);
      }
    }
  });

  test(`${runId}: a cell without a result says why`, async ({ page }) => {
    const run = await fetchRun(page, runId);
    const cell = run.cells.find((candidate) => candidate.status !== 'ok');
    test.skip(cell === undefined, 'every cell of this run has a result');
    if (cell === undefined) return;
    await page.goto(cellPage(runId, cell.id));
    await expect(page.locator('[data-error]')).toContainText(cell.error.message);
  });
}
