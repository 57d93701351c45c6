import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PO from 'pofile';
import type { CatalogFile } from './catalog-file.ts';
import { shippedLabels } from './labels.ts';

/**
 * A language as one folder `languages/CODE` of PO files, with any names: the same ids as in English, and `label:ENGLISH` for
 * each label of the catalog. What is empty there is said in English.
 */
export const readPack = (
  root: string,
  code: string,
  english: readonly CatalogFile[],
): readonly CatalogFile[] => {
  const folder = join(root, 'languages', code);
  if (!existsSync(folder)) return [];
  const texts = new Map(
    globSync('*.po', { cwd: folder })
      .sort()
      .flatMap((file) => PO.parse(readFileSync(join(folder, file), 'utf8')).items)
      .filter(({ obsolete, msgstr }) => !obsolete && (msgstr[0] ?? '') !== '')
      .map(({ msgid, msgstr }) => [msgid, msgstr[0] ?? ''] as const),
  );
  const inLanguage = ({ entries, ...file }: CatalogFile): CatalogFile => ({
    ...file,
    file: file.file.replace(/en\.po$/, `${code}.po`),
    locale: code,
    entries: entries.flatMap(([id]) => {
      const text = texts.get(id);
      return text === undefined ? [] : [[id, text] as const];
    }),
  });
  const labels = { file: `languages/${code}/en.po`, reader: 'staff' as const, entries: shippedLabels() };
  return [...english, { ...labels, locale: 'en' }].map(inLanguage);
};
