/** Names that keep their capital inside a sentence. Add a name here, never a title in capitals. */
const names: ReadonlySet<string> = new Set([
  'Alongside',
  'America',
  'Android',
  'Británica',
  'Carolina',
  'Chrome',
  'Chromium',
  'Columbia',
  'English',
  'Español',
  'Estados',
  'Excel',
  'Firefox',
  'Good',
  'I',
  'Internet',
  'iPhone',
  'Island',
  'Kingdom',
  'Naloxone',
  'Narcan',
  'Norte',
  'Ontario',
  'Poisson',
  'Wilson',
  'PostgreSQL',
  'Queensland',
  'Rhode',
  'Safari',
  'Scotland',
  'Sobol',
  'States',
  'Unido',
  'Unidos',
  'United',
  'Windows',
]);

/**
 * Words that carry a capital where sentence case has none. A capital is right at the start, after a full stop,
 * question mark, colon or line break, in a name, in an abbreviation (two capitals or more), and between quotation
 * marks: there stands what another system calls its own menus.
 */
export const strayCapitals = (text: string): readonly string[] =>
  text
    .replace(/\{[^{}]*\}/gu, 'x')
    .replace(/[“«][^”»]*[”»]/gu, 'x')
    .split(/(?<=[.!?:…])\s+|\n+/u)
    .flatMap((sentence) => (sentence.match(/[\p{L}][\p{L}'’-]*/gu) ?? []).slice(1))
    .filter((word) => /^\p{Lu}[\p{Ll}'’-]+$/u.test(word))
    .filter((word) => !names.has(word.replace(/['’]s$/u, '')));
