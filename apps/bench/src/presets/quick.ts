import type { GridConfig } from '../config/grid-config.js';

// reticket grid --preset quick

/** Both methods on three tickets of our own ResNet-20, with data that comes with the packages. */
export const quick: GridConfig = {
  name: 'quick',
  model: 'resnet20-cifar10',
  ticket: { method: 'magnitude-global', states: [0, 2, 4] },
  methods: ['LP', 'VP'],
  datasets: ['mnist', 'fashion-mnist-sample'],
  shots: [4, 16],
  seeds: [0, 1],
  visualPrompt: {
    imageSize: 16,
    map: 'ilm',
    assignment: 'greedy',
    budget: { kind: 'epochs', amount: 40 },
    batchSize: 40,
    learningRate: 0.1,
  },
  linearProbe: {
    resolution: 'source',
    budget: { kind: 'epochs', amount: 100 },
    batchSize: 128,
    learningRate: 0.01,
    l2: 0.01,
  },
  splits: { trainPerClass: 80, validationPerClass: 10, testPerClass: 50 },
  upstream: 'cifar10',
  allowOverlap: false,
};
