const shownLength = 60;

/** Quotes untrusted text for a message, at most 60 characters of it. */
export function quote(text: string): string {
  return JSON.stringify(text.length > shownLength ? `${text.slice(0, shownLength)}...` : text);
}
