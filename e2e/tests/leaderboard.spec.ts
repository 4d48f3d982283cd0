import type { Page } from '@playwright/test';
import { mean, seedGroups } from '@reticket/results';
import { csvParse } from 'd3-dsv';
import { expect, fetchRun, runIds, runPage, test } from '../support/test.js';

const rows = (page: Page) => page.locator('[data-leaderboard] tbody tr');
const heading = (page: Page, column: string) => page.locator(`th[data-column="${column}"]`);

const means = (page: Page, metric: string) =>
  page
    .locator(`td[data-metric="${metric}"]`)
    .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.mean)));

const isAscending = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || values[index - 1]! <= value);

for (const runId of runIds) {
  test.describe(runId, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(runPage(runId));
      await expect(heading(page, 'top1').getByRole('button')).toBeVisible();
    });

    test('sorts by a column in both directions and says so', async ({ page }) => {
      const button = heading(page, 'top1').getByRole('button');
      await button.click();
      await expect(heading(page, 'top1')).toHaveAttribute('aria-sort', 'ascending');
      expect(isAscending(await means(page, 'top1'))).toBe(true);
      await button.click();
      await expect(heading(page, 'top1')).toHaveAttribute('aria-sort', 'descending');
      expect(isAscending((await means(page, 'top1')).reverse())).toBe(true);
      await expect(page).toHaveURL(/sort=top1&order=desc/);
      await heading(page, 'dataset').getByRole('button').click();
      await expect(heading(page, 'top1')).not.toHaveAttribute('aria-sort');
    });

    test('filters, counts, and comes back as it was after a reload', async ({ page }) => {
      const all = await rows(page).count();
      const selects = page.locator('[data-filters] select');
      const select = selects.first();
      const name = await select.getAttribute('name');
      const value = await select.locator('option').nth(1).getAttribute('value');
      await select.selectOption(value);
      await heading(page, 'ece').getByRole('button').click();
      const shown = await rows(page).count();
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThan(all);
      await expect(page.locator('[data-count]')).toHaveText(`${shown} of ${all} rows`);
      const before = await rows(page).allInnerTexts();

      await page.reload();
      await expect(page).toHaveURL(new RegExp(`${name}=`));
      await expect(select).toHaveValue(value!);
      await expect(heading(page, 'ece')).toHaveAttribute('aria-sort', 'ascending');
      expect(await rows(page).allInnerTexts()).toEqual(before);

      await page.getByRole('button', { name: 'Clear' }).click();
      await expect(rows(page)).toHaveCount(all);
      expect(new URL(page.url()).search).toBe('');
    });

    test('agrees with the CSV and the JSON it links to', async ({ page }) => {
      const csv = await page.request.get((await page.locator('[data-csv]').getAttribute('href'))!);
      const lines = csvParse(await csv.text());
      const run = await fetchRun(page, runId);
      expect(lines.map((line) => line.cell)).toEqual(run.cells.map((cell) => cell.id));
      for (const group of seedGroups(run.cells)) {
        const ids = new Set(group.measured.map((cell) => cell.id));
        if (ids.size === 0) continue;
        const expected = mean(lines.filter((line) => ids.has(line.cell!)).map((line) => Number(line.top1)));
        const cell = page.locator(`tr[data-id="${group.id}"] td[data-metric="top1"]`);
        expect(Number(await cell.getAttribute('data-mean'))).toBeCloseTo(expected, 12);
        await expect(cell).toContainText((100 * expected).toFixed(1));
      }
      const unmeasured = run.cells.filter((cell) => cell.status !== 'ok');
      await expect(page.locator('[data-leaderboard] td.error')).toHaveCount(unmeasured.length);
    });

    test('works with the keyboard alone', async ({ page }) => {
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.locator('main')).toBeFocused();
      const button = heading(page, 'nll').getByRole('button');
      const reached = () => button.evaluate((element) => element === document.activeElement);
      for (let presses = 0; presses < 80 && !(await reached()); presses++) await page.keyboard.press('Tab');
      await expect(button).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(heading(page, 'nll')).toHaveAttribute('aria-sort', 'ascending');
      await expect(button).toBeFocused();
      await page.keyboard.press('Space');
      await expect(heading(page, 'nll')).toHaveAttribute('aria-sort', 'descending');
      const link = page.locator('[data-leaderboard] tbody a').first();
      for (
        let presses = 0;
        presses < 10 && !(await link.evaluate((a) => a === document.activeElement));
        presses++
      ) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/cells\/[0-9a-f]{16}\/$/);
    });
  });
}
