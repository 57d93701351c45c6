import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PO from 'pofile';
import { shippedLabels } from '#build/labels.ts';
import { readCatalogs } from '#build/words.ts';
import { isLabelId } from '#catalog/choice.ts';

/**
 * npm run language CODE: begins `languages/CODE`, or brings it up to date. One PO file for each room, the English beside each
 * line to translate; what was translated stays, what nothing says any more goes.
 */
const [code] = process.argv.slice(2);
if (code === undefined || !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(code)) {
  console.error('Say which language: npm run language fr');
  process.exit(1);
}
const folder = join(import.meta.dirname, '..', 'languages', code);
mkdirSync(folder, { recursive: true });

const english = [
  ...readCatalogs()
    .filter(({ locale, file }) => locale === 'en' && !file.includes('/gallery/'))
    .flatMap(({ entries }) => entries),
  ...shippedLabels(),
];
const roomOf = (id: string): string => (isLabelId(id) ? 'labels' : (id.split('.')[0] ?? id));
const rooms = Map.groupBy(english, ([id]) => roomOf(id));

let missing = 0;
for (const [room, entries] of rooms) {
  const path = join(folder, `${room}.po`);
  const before = existsSync(path) ? PO.parse(readFileSync(path, 'utf8')) : new PO();
  const said = new Map(before.items.map(({ msgid, msgstr }) => [msgid, msgstr[0] ?? '']));
  const file = new PO();
  file.headers = { ...before.headers, Language: code, 'Content-Type': 'text/plain; charset=UTF-8' };
  file.items = entries.map(([id, text]) => {
    const item = new PO.Item();
    item.msgid = id;
    item.extractedComments = text.split('\n');
    item.msgstr = [said.get(id) ?? ''];
    if (item.msgstr[0] === '') missing += 1;
    return item;
  });
  writeFileSync(path, `${file.toString()}\n`);
}
console.log(
  `languages/${code}: ${english.length} texts, ${missing} to translate. Then add a line for it in src/catalog/languages.ts.`,
);
