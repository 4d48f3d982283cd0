/** Widths of characters of the system fonts in em, rather too wide than too narrow: text is set without measuring it. */
const NARROW = 0.34;
const LOWER = 0.56;
const WIDE = 0.78;

/** Estimated width of a line in pixels. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    if (/[iljtfrI .,:;'|()·-]/.test(character)) width += NARROW;
    else width += /[a-z0-9]/.test(character) ? (/[mw]/.test(character) ? WIDE : LOWER) : WIDE;
  }
  return width * size;
}

/** Words in lines that are no wider than asked, where words allow it. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\n\r]+/).filter(Boolean)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
