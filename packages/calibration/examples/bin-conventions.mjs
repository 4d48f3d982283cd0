// Ten predictions, five bins, seven packages. Text of docs/bin-conventions.md:
//
//     node examples/bin-conventions.mjs
import { ece, mce, predictions, presets, probabilities, reliability } from '@reticket/calibration';

const confidences = [0.55, 0.6, 0.6, 0.6, 0.7, 0.8, 0.8, 0.9, 1, 1];
const correct = [0, 1, 1, 0, 1, 1, 0, 1, 1, 0];
const bins = 5;

/** Two classes, of which the first is predicted with the given confidence. */
function predictionsIn(FloatArray) {
  const data = FloatArray.from(confidences.flatMap((confidence) => [confidence, 1 - confidence]));
  const labels = Int32Array.from(correct, (hit) => 1 - hit);
  return predictions(probabilities({ data, shape: [confidences.length, 2] }), labels);
}

/** The confidences as they lie in the bins: their numbers are known, and they ascend. */
function contentsOf(filled) {
  const left = [...confidences];
  const groups = filled.map(({ count }) => left.splice(0, count).join(' '));
  return groups.filter((group) => group !== '').join(' | ');
}

const conventions = { default: {}, ...presets };
const single = predictionsIn(Float32Array);
const double = predictionsIn(Float64Array);

for (const [precision, data] of [
  ['float64', double],
  ['float32', single],
]) {
  console.log(`${precision.padEnd(17)}${'contents of the bins'.padEnd(50)}  ECE    MCE`);
  for (const [name, preset] of Object.entries(conventions)) {
    const options = { ...preset, bins };
    const contents = contentsOf(reliability(data, options));
    const errors = [ece(data, options), mce(data, options)].map((value) => value.toFixed(3));
    console.log(name.padEnd(17) + contents.padEnd(50), errors.join('  '));
  }
  console.log();
}

console.log('with as many bins as the package takes unless told otherwise');
for (const [name, preset] of Object.entries(presets)) {
  console.log(name.padEnd(17) + String(preset.bins).padStart(2), 'bins  ECE', ece(double, preset).toFixed(3));
}
