import * as tf from '@tensorflow/tfjs';

/** `tf.conv2d`, kernel [kh,kw,I,O], with the gradient that TensorFlow.js has for it. */
export function defaultConvolution(x, { kernel, strides, pads }) {
  return tf.conv2d(x, kernel, strides, explicitPads(pads));
}

/**
 * `tf.conv2d` with the gradient that someone writes who knows that `Conv2DBackpropInput` is slow on wasm: a convolution
 * of dy, spread with zeros where there is a stride, with the flipped kernel, which is kept.
 */
export function customConvolution(x, { kernel, flipped, strides, pads }) {
  const compute = tf.customGrad((image) => ({
    value: tf.conv2d(image, kernel, strides, explicitPads(pads)),
    gradFunc: (dy) => {
      const spread = spreadRows(dy, strides);
      const [kh, kw] = kernel.shape;
      const [top, left] = [kh - 1 - pads[0], kw - 1 - pads[1]];
      const after = [
        image.shape[1] + kh - 1 - top - spread.shape[1],
        image.shape[2] + kw - 1 - left - spread.shape[2],
      ];
      return tf.conv2d(spread, flipped, 1, explicitPads([top, left, ...after]));
    },
  }));
  return compute(x);
}

/** Zeros between the entries of dy, none after the last. */
function spreadRows(dy, [rows, columns]) {
  if (rows === 1 && columns === 1) return dy;
  const [n, h, w, c] = dy.shape;
  const wide = tf.pad(dy.reshape([n * h * w, c]), [
    [0, 0],
    [0, (columns - 1) * c],
  ]);
  const tall = tf.pad(wide.reshape([n * h, w * columns * c]), [
    [0, 0],
    [0, (rows - 1) * w * columns * c],
  ]);
  return tall
    .reshape([n, h * rows, w * columns, c])
    .slice([0, 0, 0, 0], [n, (h - 1) * rows + 1, (w - 1) * columns + 1, c]);
}

function explicitPads([top, left, bottom, right]) {
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

/** Every second position of both axes, from slices: `tf.stridedSlice` has no gradient. */
function halved(x) {
  const [n, h, w, c] = x.shape;
  const rows = x.reshape([(n * h) / 2, 2 * w * c]).slice([0, 0], [-1, w * c]);
  return rows
    .reshape([(n * h * w) / 4, 2 * c])
    .slice([0, 0], [-1, c])
    .reshape([n, h / 2, w / 2, c]);
}

const hwio = [2, 3, 1, 0];

/** Weights as tensors in the layouts that TensorFlow.js works on. */
function tensorsOf(weights) {
  return new Map(
    [...weights].map(([name, { data, shape }]) => {
      const tensor = tf.tensor(data, shape);
      if (shape.length === 4) return [name, tensor.transpose(hwio)];
      return [name, shape.length === 2 ? tensor.transpose() : tensor];
    }),
  );
}

/**
 * A network of `@reticket/network` as a function on normalised images [N,H,W,3], written with the public operations of
 * TensorFlow.js. Covers what the residual networks hold.
 */
export function stockNetwork(network, weights, convolution) {
  const tensors = tensorsOf(weights);
  const flipped = new Map(
    [...tensors]
      .filter(([, tensor]) => tensor.rank === 4)
      .map(([name, tensor]) => [name, tensor.reverse([0, 1]).transpose([0, 1, 3, 2])]),
  );
  const operations = {
    conv2d: ([x], [weight, bias], { strides, pads }) => {
      const y = convolution(x, {
        kernel: tensors.get(weight),
        flipped: flipped.get(weight),
        strides,
        pads,
      });
      return bias === undefined ? y : y.add(tensors.get(bias));
    },
    batchNorm: ([x], [scale, bias, mean, variance], { epsilon }) =>
      tf.batchNorm(x, ...[mean, variance, bias, scale].map((name) => tensors.get(name)), epsilon),
    relu: ([x]) => x.relu(),
    add: ([a, b]) => a.add(b),
    maxPool: ([x], _, { kernel, strides, pads }) => tf.maxPool(x, kernel, strides, explicitPads(pads)),
    slice: ([x]) => halved(x),
    pad: ([x], _, { before, after }) =>
      tf.pad(
        x,
        [0, 2, 3, 1].map((axis) => [before[axis], after[axis]]),
      ),
    globalAveragePool: ([x]) => x.mean([1, 2]),
    linear: ([x], [weight, bias]) => x.matMul(tensors.get(weight)).add(tensors.get(bias)),
  };
  return (images) => {
    const values = new Map([['input', images]]);
    for (const { name, op, inputs, attributes } of network.nodes) {
      const data = inputs.filter((input) => values.has(input)).map((input) => values.get(input));
      const parameters = inputs.filter((input) => !values.has(input));
      values.set(name, operations[op](data, parameters, attributes));
    }
    return values.get(network.logits);
  };
}
