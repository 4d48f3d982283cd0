import { TicketError } from '../errors.js';
import {
  checkFields,
  type Field,
  type Fields,
  finite,
  orNull,
  parseCanonical,
  positiveCount,
  text,
} from './fields.js';

/** A measured figure and the interval around it; both ends are `null` where none was computed. */
export interface Figure {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** How good a ticket is on the data of its source model. A figure that was not measured is `null`. */
export interface Upstream {
  /** Name of the data set, and of the split where it is not the test split. */
  readonly dataset: string;
  /** Number of images. */
  readonly n: number;
  /** Level and method of the intervals, such as `95 % Wilson`; `null` where no figure has one. */
  readonly interval: string | null;
  /** Fraction of images whose class comes first, 0..1. */
  readonly top1: Figure | null;
  /** Mean negative log-likelihood, nats, >= 0. */
  readonly nll: Figure | null;
  /** Expected calibration error, 15 bins of equal width, 0..1. */
  readonly ece: Figure | null;
  /** Mean of the largest minus the second largest logit, >= 0; calibration's `logitScale(...).margin.mean`. */
  readonly logitScale: Figure | null;
}

const UPSTREAM = { name: 'upstream', code: 'RETICKET_TICKET_INVALID_UPSTREAM' } as const;

const FIGURE_FIELDS: Fields<Figure> = { value: finite, low: orNull(finite), high: orNull(finite) };

const fraction = figure('0 <= value <= 1', (value) => value >= 0 && value <= 1);
const notNegative = figure('value >= 0', (value) => value >= 0);

const FIELDS: Fields<Upstream> = {
  dataset: text,
  n: positiveCount,
  interval: orNull(text),
  top1: fraction,
  nll: notNegative,
  ece: fraction,
  logitScale: notNegative,
};

const FIGURES = ['top1', 'nll', 'ece', 'logitScale'] as const;

/** A field that holds a {@link Figure} of which value and interval satisfy `accepts`, or `null`. */
function figure(range: string, accepts: (value: number) => boolean): Field {
  return orNull({
    expected: `{ value, low, high } with ${range}`,
    accepts: (field) => {
      if (typeof field !== 'object' || field === null) return false;
      const { value, low, high } = field as Partial<Figure>;
      return [value, low ?? 0, high ?? 0].every((each) => Number.isFinite(each) && accepts(each as number));
    },
  });
}

/**
 * The canonical JSON of upstream figures, `null` if there are none.
 *
 * @throws {TicketError} `RETICKET_TICKET_INVALID_UPSTREAM` for an unknown, missing or impossible field.
 */
export function encodeUpstream(upstream: Upstream | null): string {
  return JSON.stringify(checkUpstream(upstream));
}

/** Parses what {@link encodeUpstream} wrote and nothing else. */
export function decodeUpstream(json: string): Upstream | null {
  return parseCanonical(UPSTREAM, json, checkUpstream);
}

function checkUpstream(value: unknown): Upstream | null {
  if (value === null) return null;
  const upstream = checkFields<Upstream>(UPSTREAM, value, FIELDS);
  const figures = FIGURES.map((name) => [name, checkFigure(name, upstream[name], upstream.interval)]);
  return { ...upstream, ...Object.fromEntries(figures) };
}

function checkFigure(name: string, value: Figure | null, interval: string | null): Figure | null {
  if (value === null) return null;
  const part = { ...UPSTREAM, name: `upstream.${name}` };
  const checked = checkFields<Figure>(part, value, FIGURE_FIELDS);
  const { low, high } = checked;
  if ((low === null) !== (high === null) || (low !== null && high !== null && low > high)) {
    throw new TicketError(part.code, part.name, `${low} to ${high}`, 'low <= high, or null for both');
  }
  if (low !== null && interval === null) {
    throw new TicketError(part.code, 'upstream.interval', interval, `how the interval of ${name} was made`);
  }
  return checked;
}
