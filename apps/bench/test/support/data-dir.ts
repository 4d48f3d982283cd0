/** Folder with the large real data, if this machine has it. */
export const dataDir = process.env.RETICKET_DATA;

/** Suffix of the names of tests that need it. */
export const needsData = '(real data; skipped unless RETICKET_DATA is set)';
