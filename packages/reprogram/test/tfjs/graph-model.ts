import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { io } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

const type = (value: 'DT_FLOAT' | 'DT_INT32') => ({ type: value });
const strings = (...values: string[]) => ({
  list: { s: values.map((value) => btoa(value)) },
});
const shape = (...sizes: number[]) => ({ shape: { dim: sizes.map((size) => ({ size: String(size) })) } });
const integers = (...values: number[]) => ({ list: { i: values.map(String) } });

interface Constant {
  readonly name: string;
  readonly shape: number[];
  readonly data: Float32Array | Int32Array;
}

function constantNode({ name, shape: sizes, data }: Constant) {
  const dtype = type(data instanceof Float32Array ? 'DT_FLOAT' : 'DT_INT32');
  const value = { tensor: { dtype: dtype.type, tensorShape: shape(...sizes).shape } };
  return { name, op: 'Const', attr: { dtype, value } };
}

/**
 * What tensorflowjs_converter makes of a layers model `conv` (3 x 3, stride 2, ReLU), mean over the pixels, `fc`: a frozen
 * graph with nodes `images`, `features` and `logits`, loaded by TensorFlow.js.
 */
export function frozenGraph(model: LayersModel): Promise<GraphModel> {
  const weights = ['conv', 'fc'].flatMap((layer) => {
    const [kernel, bias] = model.getLayer(layer).getWeights();
    return [
      { name: `${layer}/kernel`, shape: kernel!.shape, data: kernel!.dataSync() as Float32Array },
      { name: `${layer}/bias`, shape: bias!.shape, data: bias!.dataSync() as Float32Array },
    ];
  });
  const constants: Constant[] = [...weights, { name: 'axes', shape: [2], data: Int32Array.of(1, 2) }];
  const [, height, width, channels] = model.inputs[0]!.shape as [null, number, number, number];
  const dtype = type('DT_FLOAT');
  const T = dtype;
  const node = [
    { name: 'images', op: 'Placeholder', attr: { dtype, shape: shape(-1, height, width, channels) } },
    ...constants.map(constantNode),
    {
      name: 'conv',
      op: '_FusedConv2D',
      input: ['images', 'conv/kernel', 'conv/bias'],
      attr: {
        T,
        num_args: { i: '1' },
        fused_ops: strings('BiasAdd', 'Relu'),
        strides: integers(1, 2, 2, 1),
        dilations: integers(1, 1, 1, 1),
        padding: { s: btoa('VALID') },
        data_format: { s: btoa('NHWC') },
        epsilon: { f: 0 },
      },
    },
    {
      name: 'features',
      op: 'Mean',
      input: ['conv', 'axes'],
      attr: { T, Tidx: type('DT_INT32'), keep_dims: { b: false } },
    },
    {
      name: 'product',
      op: 'MatMul',
      input: ['features', 'fc/kernel'],
      attr: { T, transpose_a: { b: false }, transpose_b: { b: false } },
    },
    { name: 'logits', op: 'BiasAdd', input: ['product', 'fc/bias'], attr: { T } },
  ];
  return loadGraphModel(
    io.fromMemory({
      modelTopology: { node, library: {}, versions: { producer: 1882 } },
      weightSpecs: constants.map(({ name, shape: sizes, data }) => ({
        name,
        shape: sizes,
        dtype: data instanceof Float32Array ? 'float32' : 'int32',
      })),
      weightData: io.concatenateArrayBuffers(constants.map(({ data }) => data.slice().buffer as ArrayBuffer)),
    }) as unknown as string,
  );
}
