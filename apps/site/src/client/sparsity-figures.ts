import type { SparsityFigure } from '../charts/sparsity-figure.ts';
import type { PanelViews } from './panel-views.ts';

/** One figure on the page: what is emphasised, and its live charts once they are drawn. */
class LiveFigure {
  private views: PanelViews | undefined;
  private readonly emphasis = new Set<string>();
  private request = 0;

  constructor(private readonly root: HTMLElement) {
    this.wakeKey();
    this.wakeMetrics();
  }

  private get metric(): string {
    return this.root.dataset.metric ?? '';
  }

  /** Replaces the drawn panels by live ones; without effect once they are live. */
  async goLive(): Promise<void> {
    if (this.root.dataset.state === undefined) await this.show(this.metric);
  }

  private async show(metric: string): Promise<void> {
    this.root.dataset.state = 'loading';
    this.root.dataset.metric = metric;
    this.request += 1;
    const request = this.request;
    const [response, { drawPanels }] = await Promise.all([
      fetch(`${this.root.dataset.source}${metric}.json`),
      import('./panel-views.ts'),
    ]);
    if (!response.ok) throw new Error(`cannot load ${response.url}: status ${response.status}`);
    const figure = (await response.json()) as SparsityFigure;
    if (request !== this.request) return;
    this.views?.close();
    this.views = await drawPanels(this.find('[data-panels]'), figure);
    this.describe(figure);
    await this.views.emphasise([...this.emphasis]);
    this.root.dataset.state = 'live';
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
    const select = this.root.querySelector<HTMLSelectElement>('[data-metrics]');
    if (select === null) return;
    const name = this.root.dataset.figure ?? '';
    const asked = new URLSearchParams(location.search).get(name);
    if (asked !== null && [...select.options].some((option) => option.value === asked)) {
      select.value = asked;
      this.root.dataset.metric = asked;
    }
    const initial = select.options[0]?.value;
    if (this.metric !== initial) void this.show(this.metric);
    select.addEventListener('change', () => {
      const query = new URLSearchParams(location.search);
      if (select.value === initial) query.delete(name);
      else query.set(name, select.value);
      const text = query.toString();
      history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
      void this.show(select.value);
    });
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
