import type { SparsityFigure } from '../charts/sparsity-figure.ts';
import type { PanelViews } from './panel-views.ts';

/** One figure on the page: what is emphasised, and its live charts once they are drawn. */
class LiveFigure {
  private views: PanelViews | undefined;
  private readonly emphasis = new Set<string>();
  private request = 0;
  /** The metric the figure shows. */
  private shown: string;

  constructor(private readonly root: HTMLElement) {
    this.shown = this.metric;
    this.wakeKey();
    this.wakeMetrics();
  }

  private get metric(): string {
    return this.root.dataset.metric ?? '';
  }

  /** Name of the figure's metric in the address. */
  private get name(): string {
    return this.root.dataset.figure ?? '';
  }

  private get select(): HTMLSelectElement | null {
    return this.root.querySelector('[data-metrics]');
  }

  /** Replaces the drawn panels by live ones; without effect while they are live or on their way. */
  async goLive(): Promise<void> {
    const { state } = this.root.dataset;
    if (state !== 'live' && state !== 'loading') await this.show(this.metric);
  }

  /** Draws `metric`; where that fails, what was shown stays, with a word about it. */
  private async show(metric: string): Promise<void> {
    const before = this.shown;
    this.request += 1;
    const request = this.request;
    this.root.dataset.state = 'loading';
    this.root.dataset.metric = metric;
    this.say('');
    try {
      const [figure, { drawPanels }] = await Promise.all([this.load(metric), import('./panel-views.ts')]);
      if (request !== this.request) return;
      this.views?.close();
      this.views = await drawPanels(this.find('[data-panels]'), figure);
      this.describe(figure);
      await this.views.emphasise([...this.emphasis]);
      this.shown = metric;
      this.remember();
      this.root.dataset.state = 'live';
    } catch (error) {
      if (request !== this.request) return;
      this.root.dataset.metric = before;
      this.root.dataset.state = this.views === undefined ? 'failed' : 'live';
      if (this.select !== null) this.select.value = before;
      if (metric !== before) this.say(`This metric could not be drawn: ${(error as Error).message}`);
    }
  }

  private async load(metric: string): Promise<SparsityFigure> {
    const response = await fetch(`${this.root.dataset.source}${metric}.json`);
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    return (await response.json()) as SparsityFigure;
  }

  private say(text: string): void {
    this.find('[data-problem]').textContent = text;
  }

  private find(selector: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(selector)!;
  }

  private describe(figure: SparsityFigure): void {
    this.find('[data-heading]').textContent = figure.heading;
    const rows = figure.rows.map((row) => {
      const line = document.createElement('tr');
      for (const [index, text] of row.entries()) {
        const cell = line.insertCell();
        cell.textContent = text;
        if (index > 2) cell.className = 'number';
      }
      return line;
    });
    this.find('[data-rows]').replaceChildren(...rows);
  }

  private wakeKey(): void {
    for (const item of this.root.querySelectorAll<HTMLElement>('[data-series]')) {
      const series = item.dataset.series ?? '';
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'false');
      button.append(...item.childNodes);
      item.replaceChildren(button);
      button.addEventListener('click', async () => {
        const pressed = this.emphasis.delete(series) ? false : Boolean(this.emphasis.add(series));
        button.setAttribute('aria-pressed', String(pressed));
        await this.goLive();
        await this.views?.emphasise([...this.emphasis]);
      });
    }
  }

  private wakeMetrics(): void {
    const select = this.select;
    if (select === null) return;
    const asked = new URLSearchParams(location.search).get(this.name);
    if (asked !== null && asked !== this.metric && [...select.options].some(({ value }) => value === asked)) {
      select.value = asked;
      void this.show(asked);
    }
    select.addEventListener('change', () => void this.show(select.value));
  }

  /** Keeps the metric in the address, unless it is the one the page starts with. */
  private remember(): void {
    const query = new URLSearchParams(location.search);
    if (this.shown === this.select?.options[0]?.value) query.delete(this.name);
    else query.set(this.name, this.shown);
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
  }
}

/** Makes the figures of the page live as they come near the window, or as a reader uses their controls. */
export function wakeSparsityFigures(): void {
  const figures = new Map<Element, LiveFigure>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        observer.unobserve(entry.target);
        void figures.get(entry.target)?.goLive();
      }
    },
    { rootMargin: '200px' },
  );
  for (const root of document.querySelectorAll<HTMLElement>('[data-figure]')) {
    figures.set(root, new LiveFigure(root));
    observer.observe(root);
  }
}
