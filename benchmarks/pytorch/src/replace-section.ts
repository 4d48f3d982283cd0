import { UsageError } from './errors.js';

/**
 * A page with the lines between `<!-- name -->` and `<!-- /name -->` replaced.
 *
 * @throws UsageError when the page does not have both, in this order.
 */
export function replaceSection(page: string, name: string, text: string): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(opening);
  const end = page.indexOf(closing, start);
  if (start === -1 || end === -1) {
    throw new UsageError(`invalid page: got no ${opening} before ${closing}, expected both once`);
  }
  return `${page.slice(0, start + opening.length)}\n\n${text.trim()}\n\n${page.slice(end)}`;
}
