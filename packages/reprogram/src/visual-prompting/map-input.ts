import { floatTensor, intTensor, type Tensor } from '@reticket/network';
import { isLabelWeights, type LabelMapping } from '../label-maps/label-mapping.js';

/** A map as the input that `promptStepProgram` takes for it: `map` [K], or `mapWeights` [K, source classes]. */
export function mapInput(map: LabelMapping): Readonly<Record<string, Tensor>> {
  if (!isLabelWeights(map)) return { map: intTensor(map) };
  const { weights, sourceClasses, targetClasses } = map;
  const transposed = new Float32Array(weights.length);
  for (let target = 0; target < targetClasses; target += 1) {
    for (let source = 0; source < sourceClasses; source += 1) {
      transposed[target * sourceClasses + source] = weights[source * targetClasses + target]!;
    }
  }
  return { mapWeights: floatTensor(transposed, [targetClasses, sourceClasses]) };
}
