import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PageParts = {
  readonly script: string;
  readonly style: string;
  readonly preload: readonly string[];
};

/** The one HTML page. Every file that it names is pinned by its hash. */
export const indexPage = (outDir: string, { script, style, preload }: PageParts): string => {
  const pinned = (path: string): string => `"${path}" integrity="${integrity(outDir, path)}" crossorigin`;
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
<link rel="stylesheet" href=${pinned(style)}>
${preload.map((path) => `<link rel="modulepreload" href=${pinned(path)}>\n`).join('')}<script type="module" src=${pinned(script)}></script>
</head>
<body>
<div id="app"></div>
<noscript><p>This page needs JavaScript. Esta página necesita JavaScript.</p></noscript>
</body>
</html>
`;
};

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
