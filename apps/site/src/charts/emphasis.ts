/** Name of the signal that holds the series a chart emphasises; an empty list emphasises all. */
export const emphasisSignal = 'emphasis';
