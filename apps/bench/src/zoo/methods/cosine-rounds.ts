import type { TrainingInputs } from './ticket-method.js';

/** A learning rate that falls to 0 along half a cosine in every round. */
export function cosineRounds({ recipe }: TrainingInputs): (step: number) => number {
  const { steps, learningRate } = recipe;
  return (step) => (learningRate * (1 + Math.cos((Math.PI * (step % steps)) / steps))) / 2;
}
