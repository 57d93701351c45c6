import type { Look } from './looks.ts';

/** The picture of a screen in a look. */
export const fileOf = (look: Look, path: string): string =>
  `${path.slice(1).replace(/[^a-z0-9]+/gi, '-')}--${look.name}.png`;

/** All pictures on one page, a row for each screen and a column for each look. */
export const contactSheet = (paths: readonly string[], looks: readonly Look[]): string => `<!doctype html>
<meta charset="utf-8">
<title>Every screen</title>
<style>
  td { vertical-align: top; padding: 4px } img { max-width: 240px; max-height: 500px; border: 1px solid #999 }
  th { text-align: left; font: 14px sans-serif }
</style>
<table>
<tr><th></th>${looks.map(({ name }) => `<th>${name}</th>`).join('')}</tr>
${paths
  .map(
    (path) =>
      `<tr><th>${path}</th>${looks.map((look) => `<td><a href="${fileOf(look, path)}"><img loading="lazy" src="${fileOf(look, path)}" alt="${path} ${look.name}"></a></td>`).join('')}</tr>`,
  )
  .join('\n')}
</table>
`;
