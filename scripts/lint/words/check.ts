import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { CatalogFile } from '#build/catalog-file.ts';
import { shippedLabels } from '#build/labels.ts';
import { isLabelId } from '#catalog/choice.ts';
import { faultsOfTexts } from './each-text.ts';
import { englishGrade, spanishEase } from './readability.ts';
import { strayCapitals } from './sentence-case.ts';
import { stigmaIn } from './stigma.ts';
import { type SourceFile, usageOf } from './usage.ts';

/** Highest Flesch-Kincaid grade and lowest Fernández Huerta ease for each reader. */
export const readingLimits = {
  staff: { grade: 8, ease: 60 },
  participant: { grade: 6, ease: 70 },
} as const;

/** All that is wrong with the catalogs, one line each; empty when translators and readers can be content. */
export const checkCatalogs = (
  files: readonly CatalogFile[],
  sources: readonly SourceFile[],
): readonly string[] => [
  ...files.flatMap(checkFile),
  ...checkPairs(files),
  ...checkUsage(files, sources),
  ...checkTexts(files),
];

/** How each text reads by itself and each file as a whole. Needs the catalogs alone: `npm run check` asks it too. */
export const checkTexts = (files: readonly CatalogFile[]): readonly string[] => [
  ...files.flatMap(checkReading),
  ...files.flatMap(({ file, locale, entries }) =>
    faultsOfTexts(
      file,
      locale,
      entries.map(([id, text]) => [id, plainText(text)]),
    ),
  ),
];

const checkFile = ({ file, locale, entries }: CatalogFile): readonly string[] =>
  entries.flatMap(([id, text]) => [
    ...(text.trim() === '' ? [`${file}: ${id} is empty`] : []),
    ...(isLabelId(id) || id.split('.')[0] === roomOf(file)
      ? []
      : [`${file}: ${id} should begin with ${roomOf(file)}.`]),
    ...stigmaIn(locale, text).map((term) => `${file}: ${id} says "${term}"`),
    ...strayCapitals(plainText(text).join('\n')).map((word) => `${file}: ${id} has a stray capital: ${word}`),
  ]);

/** Every language has the ids of English and their placeholders; one in a folder of its own has the labels too. */
const checkPairs = (files: readonly CatalogFile[]): readonly string[] => {
  const byLocale = (locale: string) =>
    new Map(files.filter((each) => each.locale === locale).flatMap(({ entries }) => entries));
  const english = byLocale('en');
  const others = new Set(['es', ...files.map(({ locale }) => locale)]);
  return [...others]
    .filter((locale) => locale !== 'en')
    .flatMap((locale) => {
      const own = byLocale(locale);
      const labels = locale === 'es' ? [] : shippedLabels();
      const wanted = new Map([...english, ...labels]);
      return [
        ...[...wanted.keys()].filter((id) => !own.has(id)).map((id) => `${locale} lacks ${id}`),
        ...[...own.keys()].filter((id) => !wanted.has(id)).map((id) => `en lacks ${id}`),
        ...[...wanted]
          .filter(([id]) => own.has(id))
          .filter(([id, text]) => placeholders(text) !== placeholders(own.get(id) ?? ''))
          .map(([id]) => `${id} has other placeholders in ${locale} than in en`),
      ];
    });
};

const checkUsage = (files: readonly CatalogFile[], sources: readonly SourceFile[]): readonly string[] => {
  const ids = new Set(
    files.flatMap(({ entries }) => entries.map(([id]) => id)).filter((id) => !isLabelId(id)),
  );
  const rooms = new Set([...ids].map((id) => id.split('.')[0] ?? ''));
  const { wanted, mentioned, prefixes } = usageOf(sources, rooms);
  return [
    ...[...wanted].filter((id) => !ids.has(id)).map((id) => `${id} is used but in no catalog`),
    ...[...ids]
      // A list of what waits for a person is named by its code.
      .filter((id) => !mentioned.has(id.replace('.waiting.', '.')))
      // What a table counts is named by the table.
      .filter((id) => !mentioned.has(id.replace(/\.indicator\.([\w-]+)\..+$/, '.$1')))
      // What a code in a table is called is named by its column.
      .map((id) => [id, id.replace(/\.code\.(\w+)\..+$/, '.report.$1')] as const)
      .filter(([, named]) => !mentioned.has(named) && !prefixes.some((prefix) => named.startsWith(prefix)))
      .map(([id]) => id)
      .map((id) => `${id} is used nowhere`),
  ];
};

const checkReading = ({ file, locale, reader, entries }: CatalogFile): readonly string[] => {
  const texts = entries.flatMap(([, text]) => plainText(text));
  const limit = readingLimits[reader];
  // How easy a text reads is reckoned in English and Spanish only.
  if (locale !== 'es' && locale !== 'en') return [];
  if (locale === 'es') {
    const ease = spanishEase(texts);
    return ease === undefined || ease >= limit.ease
      ? []
      : [`${file}: reading ease ${ease.toFixed(1)}, at least ${limit.ease} for ${reader}`];
  }
  const grade = englishGrade(texts);
  return grade === undefined || grade <= limit.grade
    ? []
    : [`${file}: grade ${grade.toFixed(1)}, at most ${limit.grade} for ${reader}`];
};

/** `src/programs/exchange/words/en.po` belongs to `exchange`, `src/app/shell/words/en.po` to `app`. */
const roomOf = (file: string): string =>
  file.replace(/^src\/((programs|people|community)\/)?/, '').split('/')[0] ?? '';

type Token = string | readonly unknown[];

/** What a reader sees of a message, each plural form on its own, placeholders as a short word. */
const plainText = (text: string): readonly string[] => {
  const tokens = compileMessageOrThrow(text) as readonly Token[] | string;
  return typeof tokens === 'string' ? [tokens] : render(tokens);
};

const render = (tokens: readonly Token[]): readonly string[] =>
  tokens.reduce<readonly string[]>(
    (lines, token) => lines.flatMap((line) => renderToken(token).map((part) => line + part)),
    [''],
  );

const renderToken = (token: Token): readonly string[] => {
  if (typeof token === 'string') return [token];
  const choices = token[2];
  if (typeof choices !== 'object' || choices === null) return ['9'];
  return Object.entries(choices)
    .filter(([key, value]) => key !== 'offset' && value !== undefined)
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : render(value as readonly Token[])));
};

/** Names of a message's placeholders, sorted; which plural forms there are is each language's own affair. */
const placeholders = (text: string): string => {
  const names = new Set<string>();
  const walk = (tokens: readonly Token[] | string): void => {
    if (typeof tokens === 'string') return;
    for (const token of tokens) {
      if (typeof token === 'string') continue;
      names.add(String(token[0]));
      const choices = token[2];
      if (typeof choices !== 'object' || choices === null) continue;
      for (const value of Object.values(choices)) if (Array.isArray(value)) walk(value as readonly Token[]);
    }
  };
  walk(compileMessageOrThrow(text) as readonly Token[] | string);
  return [...names].sort().join(',');
};
