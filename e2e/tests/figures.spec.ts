import type { Locator } from '@playwright/test';
import { expect, runIds, runPage, test, wakeFigures } from '../support/test.js';

/** Opacities of the lines of a figure's first panel, in drawing order. */
const lineOpacities = (figure: Locator) =>
  figure
    .locator('[data-panel]')
    .first()
    .locator('.mark-line path')
    .evaluateAll((paths) => paths.map((path) => Number(path.getAttribute('opacity') ?? 1)));

for (const runId of runIds) {
  test.describe(runId, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(runPage(runId));
      await wakeFigures(page);
    });

    test('every entry of every key dims the other series, and again shows all', async ({ page }) => {
      for (const figure of await page.locator('[data-figure]').all()) {
        const entries = figure.locator('[data-key] button');
        const count = await entries.count();
        expect(count).toBeGreaterThan(0);
        const start = await lineOpacities(figure);
        for (const entry of await entries.all()) {
          await entry.click();
          await expect(entry).toHaveAttribute('aria-pressed', 'true');
          await expect
            .poll(async () => (await lineOpacities(figure)).filter((opacity) => opacity < 0.5).length)
            .toBe(Math.max(0, start.length - 1));
          await entry.click();
          await expect(entry).toHaveAttribute('aria-pressed', 'false');
          await expect.poll(() => lineOpacities(figure)).toEqual(start);
        }
      }
    });

    test('another metric is drawn, in words and numbers too, and the address holds the choice', async ({
      page,
    }) => {
      const chosen: string[] = [];
      for (const figure of await page.locator('[data-figure]').all()) {
        const option = figure.locator('[data-metrics] option').last();
        if ((await option.count()) === 0) continue;
        const metric = (await option.getAttribute('value'))!;
        const panels = await figure.locator('[data-panel]').count();
        const numbers = await figure.locator('[data-rows]').textContent();
        await figure.locator('[data-metrics]').selectOption(metric);
        await expect(figure).toHaveAttribute('data-metric', metric);
        await expect(figure).toHaveAttribute('data-state', 'live');
        await expect(figure.locator('[data-heading]')).toContainText((await option.textContent())!);
        await expect(figure.locator('[data-panel] svg')).toHaveCount(panels);
        expect(await figure.locator('[data-rows]').textContent()).not.toBe(numbers);
        const name = (await figure.getAttribute('data-figure'))!;
        expect(new URL(page.url()).searchParams.get(name)).toBe(metric);
        chosen.push(metric);
      }
      await page.reload();
      await wakeFigures(page);
      const figures = page.locator('[data-figure]:has([data-metrics])');
      expect(
        await figures.evaluateAll((all) => all.map((figure) => (figure as HTMLElement).dataset.metric)),
      ).toEqual(chosen);
    });

    test('a metric that cannot be loaded leaves the chart as it was and says so', async ({
      page,
      complaints,
    }) => {
      const figure = page.locator('[data-figure]:has([data-metrics])').first();
      test.skip((await figure.count()) === 0, 'the figures of this run have one metric each');
      const select = figure.locator('[data-metrics]');
      const shown = await select.inputValue();
      const other = (await select.locator('option').last().getAttribute('value'))!;
      await page.route(`**/${other}.json`, (route) => route.fulfill({ status: 503 }));
      await select.selectOption(other);
      await expect(figure.locator('[data-problem]')).toContainText('503');
      await expect(select).toHaveValue(shown);
      await expect(figure).toHaveAttribute('data-metric', shown);
      expect(complaints.splice(0)).toEqual([expect.stringContaining('503')]);
    });

    test('a mark tells its numbers when the pointer is on it', async ({ page }) => {
      const figure = page.locator('[data-figure]').first();
      await figure.locator('.mark-symbol').last().locator('path').first().hover({ force: true });
      await expect(page.locator('.vg-tooltip')).toContainText('Zeros');
    });
  });
}
