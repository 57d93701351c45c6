import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The look of every public page: the product's own colors and sizes, and what these pages are made of. Built or not. */
const parts = [new URL('../kit/style/tokens.css', import.meta.url), new URL('./look.css', import.meta.url)];

export interface PageStyle {
  readonly css: string;
  /** It names the content: a changed sheet has another address, and this one may be kept for good. */
  readonly address: string;
}

export const readPageStyle = (): PageStyle => {
  const css = parts.map((part) => readFileSync(part, 'utf8')).join('\n');
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);
  return { css, address: `/p/style/look-${hash}.css` };
};
