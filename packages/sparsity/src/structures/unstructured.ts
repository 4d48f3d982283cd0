import type { Structure } from './structure.js';
import { unitStructure } from './units.js';

/** Every weight on its own. */
export const unstructured: Structure = unitStructure('unstructured', () => null);
