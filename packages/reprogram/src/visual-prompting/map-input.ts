import { floatTensor, intTensor, type Tensor } from '@reticket/network';
import { isLabelWeights, type LabelMapping } from '../label-maps/label-mapping.js';
import { weightsByTarget } from '../label-maps/label-weights.js';

/** A map as the input that `promptStepProgram` takes for it: `map` [K], or `mapWeights` [K, source classes]. */
export function mapInput(map: LabelMapping): Readonly<Record<string, Tensor>> {
  if (!isLabelWeights(map)) return { map: intTensor(map) };
  return { mapWeights: floatTensor(weightsByTarget(map), [map.targetClasses, map.sourceClasses]) };
}
