import { parse, type Spec, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/** A Vega-Lite spec as the Vega spec the browser runs. */
export const compileChart = (spec: TopLevelSpec): Spec => compile(spec).spec;

/**
 * A Vega spec drawn as SVG text, without a canvas: text widths are estimates, so specs reserve room. Its ids
 * differ from those Vega hands out in the browser, so both can stand on one page.
 */
export async function renderSvg(spec: Spec): Promise<string> {
  const view = new View(parse(spec), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    return svg.replaceAll(/(\bid="|url\(#)clip/g, '$1built-clip');
  } finally {
    view.finalize();
  }
}
