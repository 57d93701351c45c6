import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootTexts } from '#app/boot/texts.ts';
import { locales } from '#kit/words/locales.ts';
import { createWords } from '#kit/words/words.ts';
import { compileCatalog, readCatalogs } from '../words.ts';
import { floor } from './targets.ts';

export type PageParts = {
  /** Runs before the app, in any browser. */
  readonly boot: string;
  readonly script: string;
  readonly style: string;
};

/**
 * The one HTML page. Every file that it names is pinned by its hash. Until the app stands it says what to do if it does not
 * come to stand: without style or script too.
 */
export const indexPage = (outDir: string, { boot, script, style }: PageParts): string => {
  const pinned = (path: string): string => `"${path}" integrity="${integrity(outDir, path)}" crossorigin`;
  const all = textsInAll();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Alongside</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="${colors.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${colors.dark}" media="(prefers-color-scheme: dark)">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" href="/icons/mark.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icons/192.png">
<script src=${pinned(boot)}></script>
<link rel="stylesheet" href=${pinned(style)} data-boot>
<script defer src=${pinned(script)} data-boot></script>
</head>
<body>
<div id="app">
<div class="boot" id="boot">
${statesText(all)}
<p><a class="button" href="">${all.map(({ texts }) => texts.again).join(' · ')}</a></p>
</div>
</div>
<noscript>${all.map(({ texts }) => `<p>${texts.script}</p>`).join('')}</noscript>
</body>
</html>
`;
};

/** The texts of the page before the app, for each shipped language. */
const textsInAll = () => {
  const files = readCatalogs('src/app/boot');
  return locales.map(({ code }) => ({
    code,
    texts: bootTexts(createWords({ locale: code, messages: compileCatalog(code, files) }), floor),
  }));
};

/** What `boot.ts` shows one of, in every language: the app's own words come later. */
const statesText = (all: ReturnType<typeof textsInAll>): string =>
  (['opening', 'old', 'away', 'stopped'] as const)
    .map((at) => {
      const lines = all.map(({ code, texts }) => `<p lang="${code}">${texts.states[at]}</p>`);
      return `<div data-at="${at}"${at === 'opening' ? '' : ' hidden'}>\n${lines.join('\n')}\n</div>`;
    })
    .join('\n');

/** What a phone needs to put the app on its home screen. */
export const installManifest = (): string =>
  JSON.stringify(
    {
      name: 'Alongside',
      short_name: 'Alongside',
      id: '/',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: colors.light,
      theme_color: colors.light,
      icons: [
        { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: '/icons/192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: '/icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    null,
    2,
  );

/** Page colors of `src/kit/style/tokens.css`. */
const colors = { light: '#faf6ef', dark: '#16130f' };

const integrity = (outDir: string, path: string): string =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(outDir, path)))
    .digest('base64')}`;
