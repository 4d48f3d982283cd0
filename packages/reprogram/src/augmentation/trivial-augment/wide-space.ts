import { autoContrast } from './auto-contrast.js';
import { brightness } from './brightness.js';
import type { Transform } from './byte-image.js';
import { color } from './color.js';
import { contrast } from './contrast.js';
import { equalize } from './equalize.js';
import { posterize } from './posterize.js';
import { rotate } from './rotate.js';
import { sharpness } from './sharpness.js';
import { shearX, shearY } from './shear.js';
import { solarize } from './solarize.js';
import { translateX, translateY } from './translate.js';

/** One transform and the magnitudes it is drawn with. */
export interface SpaceEntry {
  /** torchvision's name. */
  readonly name: string;
  readonly transform: Transform;
  /** Equally likely; a single 0 where the transform has no strength. */
  readonly magnitudes: readonly number[];
  /** Whether a magnitude is negated half of the time. */
  readonly signed: boolean;
}

const strengths = 31;

/** Magnitudes from one to another in equal steps, rounded to single precision as torch's `linspace` is. */
function evenly(from: number, to: number): number[] {
  return Array.from({ length: strengths }, (_, bin) =>
    Math.fround(from + ((to - from) * bin) / (strengths - 1)),
  );
}

const plain = (name: string, transform: Transform): SpaceEntry => ({
  name,
  transform,
  magnitudes: [0],
  signed: false,
});
const signed = (name: string, transform: Transform, largest: number): SpaceEntry => ({
  name,
  transform,
  magnitudes: evenly(0, largest),
  signed: true,
});

/** The wide space of TrivialAugment, in the order and with the magnitudes of torchvision's `TrivialAugmentWide`. */
export const wideSpace: readonly SpaceEntry[] = [
  plain('Identity', (image) => image),
  signed('ShearX', shearX, 0.99),
  signed('ShearY', shearY, 0.99),
  signed('TranslateX', translateX, 32),
  signed('TranslateY', translateY, 32),
  signed('Rotate', rotate, 135),
  signed('Brightness', brightness, 0.99),
  signed('Color', color, 0.99),
  signed('Contrast', contrast, 0.99),
  signed('Sharpness', sharpness, 0.99),
  {
    name: 'Posterize',
    transform: posterize,
    magnitudes: evenly(8, 2).map(Math.round),
    signed: false,
  },
  { name: 'Solarize', transform: solarize, magnitudes: evenly(255, 0), signed: false },
  plain('AutoContrast', autoContrast),
  plain('Equalize', equalize),
];
