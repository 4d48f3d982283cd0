import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { Handler } from 'vega-tooltip';
import { emphasisSignal } from '../charts/emphasis.ts';
import type { SparsityFigure } from '../charts/sparsity-figure.ts';

/** The live charts of one figure. */
export interface PanelViews {
  /** Dims every series but these; with none, dims nothing. */
  emphasise(series: readonly string[]): Promise<void>;
  close(): void;
}

function panelElement(title: string, summary: string): { section: HTMLElement; stage: HTMLElement } {
  const section = document.createElement('section');
  const heading = document.createElement('h4');
  heading.textContent = title;
  const chart = document.createElement('div');
  chart.className = 'chart';
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', summary);
  const stage = document.createElement('div');
  chart.append(stage);
  section.append(heading, chart);
  return { section, stage };
}

/** Draws the panels of a figure with Vega in place of what `container` holds, without evaluating any code. */
export async function drawPanels(container: HTMLElement, figure: SparsityFigure): Promise<PanelViews> {
  const tooltip = new Handler({ disableDefaultStyle: true }).call;
  const sections: HTMLElement[] = [];
  const views: View[] = [];
  for (const { id, title, summary, spec } of figure.panels) {
    const { section, stage } = panelElement(title, summary);
    section.dataset.panel = id;
    const view = new View(parse(spec, undefined, { ast: true }), {
      expr: expressionInterpreter,
      renderer: 'svg',
      hover: true,
      tooltip,
    });
    view.initialize(stage);
    stage.setAttribute('aria-hidden', 'true');
    await view.runAsync();
    sections.push(section);
    views.push(view);
  }
  container.replaceChildren(...sections);
  return {
    async emphasise(series) {
      await Promise.all(views.map((view) => view.signal(emphasisSignal, [...series]).runAsync()));
    },
    close() {
      for (const view of views) view.finalize();
    },
  };
}
