/** What a colour is for. */
export type Role = 'paper' | 'ink' | 'muted' | 'rule' | 'accent' | 'over' | 'under' | 'series3' | 'series4';

/** `auto` follows the reader's colour scheme; the others hold everywhere, without a style sheet. */
export type Theme = 'auto' | 'light' | 'dark';

/** Text on its paper has a contrast of 5 or more, marks of 4 or more. */
const LIGHT: Readonly<Record<Role, string>> = {
  paper: '#ffffff',
  ink: '#1c2027',
  muted: '#5a616c',
  rule: '#e3e5e8',
  accent: '#1f669f',
  over: '#bd4f1b',
  under: '#7a4f9e',
  series3: '#3f7d4e',
  series4: '#8a6a00',
};

const DARK: Readonly<Record<Role, string>> = {
  paper: '#13161b',
  ink: '#e9e6df',
  muted: '#a2a9b4',
  rule: '#2b313a',
  accent: '#78b4e6',
  over: '#f0935a',
  under: '#c09ae0',
  series3: '#84c794',
  series4: '#d9b84c',
};

export const FONT = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Colours as presentation attributes, with a class for the style sheet of `auto` to change them. */
export interface Paint {
  fill(role: Role): { fill: string; class?: string };
  stroke(role: Role): { fill: 'none'; stroke: string; class?: string };
}

export function paintOf(theme: Theme): Paint {
  const colours = theme === 'dark' ? DARK : LIGHT;
  return {
    fill: (role) => ({ fill: colours[role], ...(theme === 'auto' && { class: `rc-fill-${role}` }) }),
    stroke: (role) => ({
      fill: 'none',
      stroke: colours[role],
      ...(theme === 'auto' && { class: `rc-stroke-${role}` }),
    }),
  };
}

/** The style sheet of `auto`: only readers who prefer dark get anything but the attributes. */
export function styleSheet(theme: Theme): string {
  if (theme !== 'auto') return '';
  const rules = Object.entries(DARK).map(
    ([role, colour]) => `.rc-fill-${role}{fill:${colour}}.rc-stroke-${role}{stroke:${colour}}`,
  );
  return `<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`;
}
