/** One computed statement: a figure to show large, and the sentence that says what it counts. */
export interface Finding {
  readonly figure: string;
  readonly unit: string;
  readonly sentence: string;
}
