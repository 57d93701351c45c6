import { directionOf, locales } from '#kit/words/locales.ts';
import type { Translate } from './context.ts';
import { type Html, html, nothing } from './html.ts';

export interface DocumentParts {
  readonly locale: string;
  readonly t: Translate;
  /** The page's address without a language; undefined where there is no page to show in another one. */
  readonly self?: string;
  /** Address of the style sheet: the content policy allows no style in a page. */
  readonly style: string;
  /** Address of the page's script, where it has one. */
  readonly script?: string | undefined;
  readonly heading: string;
  /** What the window is called; the heading when left out. */
  readonly title?: string;
  readonly body: Html;
}

/** The whole document around what a page says, with the product's look; nothing from any other server. */
export const documentOf = ({
  locale,
  t,
  self,
  style,
  script,
  heading,
  title = heading,
  body,
}: DocumentParts): string =>
  html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">${
    script === undefined
      ? nothing
      : html`
<script src="${script}" defer></script>`
  }
</head>
<body class="public">
<header class="bar">${mark}<nav aria-label="${t('public.languages')}">${self === undefined ? nothing : languages(self, locale)}</nav></header>
<main>
<h1>${heading}</h1>
${body}
</main>
</body>
</html>
`.html;

const languages = (self: string, locale: string): readonly Html[] =>
  locales
    .filter(({ code }) => code !== locale)
    .map(
      ({ code, name }) => html`<a href="${self}?lang=${code}" hreflang="${code}" lang="${code}">${name}</a>`,
    );

/** The same drawing as `app/shell/icons/mark.svg`. */
const mark = html`<span class="mark"><svg viewBox="0 0 64 64" aria-hidden="true" width="32" height="32"><rect width="64" height="64" rx="15" fill="#0b4f4a"/><path d="M20 51c0-13 11-15 11-38" fill="none" stroke="#faf6ef" stroke-width="8" stroke-linecap="round"/><path d="M36 51c0-13 11-15 11-38" fill="none" stroke="#e39a2d" stroke-width="8" stroke-linecap="round"/></svg><span>Alongside</span></span>`;
