const fence = /^```(\w*)\n(.*?)^```$/gms;

/**
 * Every fenced block of a README in a language, with the `text` or unlabelled block right after it, which shows what it
 * prints.
 *
 * @param {string} readme the README's Markdown
 * @param {'js' | 'html'} language
 * @returns {{ code: string, output: string | undefined }[]}
 */
export function readmeBlocks(readme, language) {
  const blocks = [...readme.matchAll(fence)].map(([, label = '', text = '']) => ({ label, text }));
  return blocks.flatMap(({ label, text }, position) => {
    if (label !== language) return [];
    const next = blocks[position + 1];
    return [{ code: text, output: next && /^(text)?$/.test(next.label) ? next.text : undefined }];
  });
}
