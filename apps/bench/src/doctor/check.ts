/** One finding of `reticket doctor`. */
export interface Check {
  /** What was looked at, such as `engine onnx-cpu`. */
  readonly name: string;
  /** `ok`: works. `missing`: not there, and only some commands need it. `broken`: nothing works without it. */
  readonly status: 'ok' | 'missing' | 'broken';
  readonly detail: string;
  /** The one command or step that mends it. */
  readonly fix?: string;
}
