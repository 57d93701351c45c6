/** HTML as a value, so that text is never taken for markup: what is not `Html` is escaped. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | readonly Html[];

export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.reduce((text, string, index) => `${text}${toHtml(parts[index - 1])}${string}`),
});

export const nothing: Html = { html: '' };

const toHtml = (part: Part | undefined): string => {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return isHtml(part) ? part.html : part.map((each) => each.html).join('');
};

const isHtml = (part: Html | readonly Html[]): part is Html => 'html' in part;

const escapeText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
