/** The least number x of a precision for which x / width, rounded to it, is at least `quotient`. */
export function leastQuotient(quotient: number, width: number, round: (value: number) => number): number {
  let low = 0;
  let high = round(2 * quotient * width);
  for (;;) {
    const middle = round(low + (high - low) / 2);
    if (middle <= low || middle >= high) return high;
    if (round(middle / width) >= quotient) high = middle;
    else low = middle;
  }
}
