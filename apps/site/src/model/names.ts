const shown: Readonly<Record<string, string>> = {
  mnist: 'MNIST',
  'fashion-mnist': 'Fashion-MNIST',
  'fashion-mnist-sample': 'Fashion-MNIST sample',
  gtsrb: 'GTSRB',
  cifar10: 'CIFAR-10',
  cifar100: 'CIFAR-100',
  svhn: 'SVHN',
  flowers102: 'Flowers102',
  dtd: 'DTD',
  eurosat: 'EuroSAT',
  'imagenet-sample': 'ImageNet sample',
  squeezenet1_0: 'SqueezeNet 1.0',
  squeezenet1_1: 'SqueezeNet 1.1',
  resnet18: 'ResNet-18',
  resnet34: 'ResNet-34',
  resnet50: 'ResNet-50',
  resnet20: 'ResNet-20',
  'resnet20-cifar10': 'ResNet-20 (CIFAR-10)',
  'resnet20-cifar10-akamaster': 'ResNet-20 (CIFAR-10, akamaster)',
  resnet32: 'ResNet-32',
  resnet44: 'ResNet-44',
  resnet56: 'ResNet-56',
  vgg11: 'VGG-11',
  vgg16: 'VGG-16',
  vgg19: 'VGG-19',
  LP: 'linear probing',
  VP: 'visual prompting',
};

/** The usual spelling of a data set, model or method; the key itself when there is none. */
export const nameOf = (key: string): string => (Object.hasOwn(shown, key) ? shown[key]! : key);

/** `dense` for state 0, else `state k`. */
export const stateName = (state: number): string => (state === 0 ? 'dense' : `state ${state}`);

/** `1 shot`, `4 shots`, `all shots`. */
export const shotsName = (shots: number | 'all'): string => `${shots} ${shots === 1 ? 'shot' : 'shots'}`;

/** `1 seed`, `2 seeds`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (values: readonly string[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
