/** An integer with its thousands set apart. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A number of samples that no line break parts. */
export function samples(count: number): string {
  return `${grouped(count)}\u00a0samples`;
}

/** A fraction to some decimals, without a sign for what rounds to zero. */
export function fraction(value: number, decimals = 3): string {
  return value.toFixed(decimals).replace(/^-(?=0(?:\.0*)?$)/, '');
}
