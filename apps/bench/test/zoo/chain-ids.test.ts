import { expect, it } from 'vitest';
import { planZoo } from '../../src/zoo/plan-zoo.js';
import { defaultZooRecipe } from '../../src/zoo/zoo-recipe.js';

const facts = { sourceHash: 'a', datasetHash: 'b', engine: 'onnx-cpu', stepsPerEpoch: 382 };

it('keeps the plan and the identity of its trainings, so that those that were begun go on', () => {
  const chains = [
    ...planZoo(defaultZooRecipe, {}, facts),
    ...planZoo(defaultZooRecipe, { methods: ['imp-rate-rewinding'] }, facts),
  ];
  expect(
    chains.map(({ id, method, seed, states, steps }) => [id, method, seed, states.join(), steps].join(' ')),
  ).toEqual([
    'eef30ca2a63f95c5 imp-weight-rewinding 0 0,1,2,3,4,5,6,7,8,9 5730',
    '9a0d885a9428b63d dense 0 3,5,6,9 900',
    '542b1d20859b0b46 dense 1 3,5,6,9 900',
    'a2dd14e8e34577a8 dense 2 3,5,6,9 900',
    'c684a0496cb2941a imp-fine-tuning 0 1,2,3,4,5,6,7,8,9 900',
    'ba1283502ccf8e4d imp-fine-tuning 1 1,2,3,4,5,6,7,8,9 900',
    '8007d3be062bfa3a imp-fine-tuning 2 1,2,3,4,5,6,7,8,9 900',
    '6b606cb49fcdd26e one-shot 0 9 900',
    'c3cd4c5afefc093e rigl 0 9 900',
    '6f9d91f2e69b3305 random 0 9 900',
    '5d08e0abdb7dfe03 one-shot 0 6 600',
    'bca1f653906b5e02 rigl 0 6 600',
    '5c95fb8b5a87cd68 random 0 6 600',
    'c97f61c5b14e4358 random 0 5 500',
    'd40f4a7b135aed7a one-shot 0 3 300',
    '0ee24f864fea11e4 rigl 0 3 300',
    'bb5a93bd215ceb0a random 0 3 300',
    'b79bf3e60a524d3c imp-rate-rewinding 0 1,2,3,4,5,6,7,8,9 3438',
  ]);
});

it('tells a training under a memory limit apart, whose sums round otherwise', () => {
  const [without] = planZoo(defaultZooRecipe, { methods: ['snip'] }, facts);
  const [within] = planZoo(defaultZooRecipe, { methods: ['snip'] }, { ...facts, memoryLimit: 2 ** 30 });
  expect(within!.id).not.toBe(without!.id);
});
