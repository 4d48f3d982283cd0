// What the code of arXiv 2308.14969 calls ECE, beside the ECE: text and figure of docs/defect-1.md.
//
//     node examples/reference-ece.mjs                    prints the tables
//     node examples/reference-ece.mjs docs/defect-1.svg  and draws the figure
import { writeFileSync } from 'node:fs';
import {
  accuracy,
  applyTemperature,
  ece,
  logits,
  mulberry32,
  predictions,
  referenceEce,
  reliability,
  softmax,
} from '@reticket/calibration';
import { reliabilitySvg } from '@reticket/calibration/svg';

const samples = 10_000;
const classes = 10;
const spread = 2;
const scales = [1 / 4, 1 / 2, 1, 2, 4];

const random = mulberry32(1);

/** A standard normal number (Box & Muller 1958). */
function normal() {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A class drawn from the probabilities of a row. */
function draw(probabilities) {
  const threshold = random();
  let sum = 0;
  for (const [label, probability] of probabilities.entries()) {
    sum += probability;
    if (threshold < sum) return label;
  }
  return probabilities.length - 1;
}

// A calibrated model: each label is drawn from the model's own probabilities.
const data = Float64Array.from({ length: samples * classes }, () => spread * normal());
const calibrated = logits({ data, shape: [samples, classes] });
const own = softmax(calibrated).data;
const labels = Int32Array.from({ length: samples }, (_, row) =>
  draw(own.subarray(row * classes, (row + 1) * classes)),
);

// The same model with logits of another scale: the same predictions, more or less sure of them.
const models = scales.map((scale) => {
  const scaled = predictions(applyTemperature(calibrated, 1 / scale), labels);
  const probable = predictions(softmax(scaled.scores), labels);
  return { scale, scaled, probable, error: ece(probable), logged: referenceEce(scaled) };
});

console.log('logits x  accuracy     ECE  referenceEce');
for (const { scale, scaled, error, logged } of models) {
  const figures = [accuracy(scaled).toFixed(3).padStart(8), error.toFixed(4), logged.toFixed(4).padStart(12)];
  console.log(String(scale).padEnd(9), figures.join('  '));
}

const { scaled: model } = models[scales.indexOf(1)];
console.log('\nthe calibrated model (logits x 1)      ECE  referenceEce');
for (const batchSize of [64, 128, 256]) {
  report(`in batches of ${batchSize}`, model, { batchSize });
}
for (const constant of [-5, 5]) {
  const moved = logits({ data: data.map((value) => value + constant), shape: [samples, classes] });
  report(`${constant} added to every logit`, predictions(moved, labels));
}

function report(name, scaled, options) {
  const error = ece(predictions(softmax(scaled.scores), labels));
  const logged = referenceEce(scaled, options);
  console.log(name.padEnd(36), error.toFixed(4), logged.toFixed(4).padStart(13));
}

const [, , figure] = process.argv;
if (figure !== undefined) writeFileSync(figure, drawFigure());

/** The reliability diagrams of the least, the rightly and the most confident model, side by side. */
function drawFigure() {
  const width = 300;
  const panels = [models[0], models[2], models[4]].map(({ scale, probable, error, logged }, i) =>
    reliabilitySvg(reliability(probable), {
      title: `Logits × ${scale}`,
      subtitle: `ECE ${error.toFixed(3)}, logged as ${logged.toFixed(4)}`,
      width,
    }).replace('<svg ', `<svg x="${i * (width + 8)}" `),
  );
  const height = Math.max(...panels.map((panel) => Number(/ height="(\d+)"/.exec(panel)[1])));
  const total = panels.length * (width + 8) - 8;
  const frame = `width="${total}" height="${height}" viewBox="0 0 ${total} ${height}" role="img"`;
  const title = 'Reliability of one model with logits of three scales';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${frame}><title>${title}</title>\n${panels.join('')}</svg>\n`;
}
