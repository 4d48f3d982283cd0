/**
 * The prompts a grid can train. `expansive` (padding) and `resize` put the small image inside a learnt border; the
 * others add a pattern to the image stretched to the whole source input.
 */
export const promptKinds = [
  'expansive',
  'resize',
  'pad',
  'watermark-full',
  'watermark-medium',
  'watermark-narrow',
  'low-rank',
  'sample-mask',
] as const;

export type PromptKind = (typeof promptKinds)[number];

/** Whether the image keeps its small size inside a border. */
export function hasBorder(prompt: PromptKind): boolean {
  return prompt === 'expansive' || prompt === 'resize';
}
