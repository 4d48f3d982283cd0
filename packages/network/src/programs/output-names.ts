/** Name of the output that holds the gradient of a trained value. */
export function gradientOutput(name: string): string {
  return `gradient/${name}`;
}

/** Name of the output with the batch's value of a running statistic. */
export function statisticOutput(name: string): string {
  return `statistic/${name}`;
}
