/** `light` outdoors, `dark` at night, `device` as the phone prefers. Both keep a contrast of 7:1. */
export type Theme = 'light' | 'dark' | 'device';

/** Shows the app in this theme from now on; remembering it is the caller's. */
export const applyTheme = (root: HTMLElement, theme: Theme): void => {
  if (theme === 'device') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
};
