/**
 * Message catalogs: PO files `words/{en,es}.po` beside the screens that use them, further languages in a folder of their
 * own (packs.ts). `msgid` is the id
 * (`exchange.handout.title`: its first part is the room or program), `msgstr` the text in ICU MessageFormat.
 * They are merged per language and compiled here, for the build and for pages that the server renders.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import PO from 'pofile';
import { locales, pseudoLocale } from '#kit/words/locales.ts';
import { unknownIn } from '#kit/words/message.ts';
import { pseudoCatalog } from '#kit/words/pseudo.ts';
import type { Catalog } from '#kit/words/words.ts';
import { offered } from '#programs/list.ts';
import type { CatalogFile } from './catalog-file.ts';
import { readPack } from './packs.ts';

const root = join(import.meta.dirname, '..', '..');

/** All catalog files under `folder`, in the order of their paths. */
export const readCatalogs = (folder = 'src'): readonly CatalogFile[] => {
  const catalogs = globSync(`${folder}/**/words/*.po`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file): CatalogFile => {
      const po = PO.parse(readFileSync(join(root, file), 'utf8'));
      return {
        file,
        locale: basename(file, '.po'),
        reader: po.headers['X-Reader'] === 'participant' ? 'participant' : 'staff',
        entries: po.items
          .filter((item) => !item.obsolete)
          .map((item) => [item.msgid, item.msgstr[0] ?? ''] as const),
      };
    });
  const english = catalogs.filter(({ locale }) => locale === 'en');
  const all = [...catalogs, ...locales.flatMap(({ code }) => readPack(root, code, english))];
  if (folder === 'src') refuseSilent(all);
  return all;
};

const refuseSilent = (catalogs: readonly CatalogFile[]): void => {
  for (const { name, title, room } of offered)
    for (const { code } of locales)
      if (!catalogs.some(({ locale, entries }) => locale === code && entries.some(([id]) => id === title)))
        throw new Error(
          `The program ${name} says nothing in ${code}: write src/${room}/${name}/words/${code}.po, with ${title}`,
        );
};

/** Merges and compiles one language. Throws on a message that is not valid ICU, or an id given twice. */
export const compileCatalog = (locale: string, files: readonly CatalogFile[] = readCatalogs()): Catalog => {
  if (locale === pseudoLocale.code) return pseudoCatalog(compileCatalog('en', files));
  const messages: Record<string, CompiledMessage> = {};
  for (const { file, entries } of files.filter((each) => each.locale === locale)) {
    for (const [id, text] of entries) {
      if (id in messages) throw new Error(`${file}: the message ${id} exists twice`);
      messages[id] = compileOne(file, id, text);
    }
  }
  return locale === 'en' ? messages : { ...missingIn(messages, files), ...messages };
};

/** What a language does not say yet, in English. */
const missingIn = (messages: Catalog, files: readonly CatalogFile[]): Catalog =>
  compileCatalog(
    'en',
    files.map((file) => ({ ...file, entries: file.entries.filter(([id]) => !(id in messages)) })),
  );

/** What only the office's own screens say; the screen of this device and the impact page are not among them. */
const office = [
  /^app\.office\.(?!device|passphrase\.(own|old|new)|away|report\.print)/,
  /^app\.(keys|passkeys)\./,
  /^log\.error\.passkeys-/,
  // What tables are called and say is read in the office; the counter and the impact page do without.
  /^(stock|visits)\.report\./,
];

/** What to order, and what figures are made of: said on screens of their own in the office. */
const figures = /^app\.office\.(funder|made-of|order|survey)\.(?!title)/;

/** What a partner's device says, and the office of partners. */
const partners = /^app\.partners?\.(?!title)|^log\.error\.(agreement-ended|device-not-own)$/;

/** What is said while spreadsheets are taken in. */
const importing = /^(app\.import|sheets)\.|^log\.error\.(import|mapping)-/;
/** What is said of figures that were kept: with the screens that say it, since the other ones of the office are heavy already. */
const kept = /^app\.office\.kept\./;

/** What screens of visits say that are opened now and then: what lists say of an entry is not among it. */
const visits = [
  /^visits\.(change|bulk|paper|search|today|state)\./,
  /^visits\.tally\.(?!line|name)/,
  /^visits\.entry\.(?!unknown|someone)/,
  /^visits\.packs\.(changed|how|none|first|remove)$/,
  /^visits\.note\.(add|change|save|saved)$/,
];

/** What the screens of supplies say, and nobody else: lots, lines and single names are said in other rooms too. */
const supplies =
  /^stock\.(approve|arrive|ask|change|count|item|kits|move|moved|price|receive|requests|settle|shelf|steps|unread|way)\.|^stock\.lots\.(?!on-hold)/;

/** What is said of what was averted. */
const impact = /^(app\.)?impact\./;
/** What stands with its answer. */
const impactAnswer = /^app\.impact\.(assumptions|council|limits|what-if|why)\./;
/** What its form asks, and nothing around it. */
const impactForm = /^app\.impact\.(ask\.|form\.(?!head|edit))/;

/** Titles of screens that are reached from another one, after the first stands. */
const deeper =
  /^(app\.(passkeys|partners|office\.(attention|funder|made-of|survey|items|keys|organization|people)|import(\.mapping)?|impact\.sources|start\.first|leave)|stock\.(approve|ask|order|requests|arrive|change|count|item|kits|lots|move|receive)|visits\.(bulk|change|packs|paper|entry|search|tally))\.title$/;

/** Messages of stock, of what is folded away at the counter, and of errors that need the server. */
const later = [
  /^(app\.office|stock)\./,
  /^app\.(start\.(demo|no-site|first|passkey|storage|sign-out)|leave|update|trouble\.(uncaught|reload|close)$)/,
  /^kit\.(undone|unread|clock-waits|table|chart|file|form\.(date|decimals|whole|number|too))/,
  /^visits\.(entry|note|tally|unmet|location|services|referrals|self|day|reason|warning|sync\.(clock|cleared))\b/,
  /^visits\.packs\.(changed|how|none|first|remove|keep|keep-now|name|kept)$/,
  /^visits\.counter\.(search|none-found|done|cleared|taken-back|not-put-back)$/,
  /\.report\./,
  /^log\.error\.(?!storage|unreachable|part|body|not-signed|passphrase-wrong|too-many|request)/,
];

const isFolded = (file: string): boolean => file.includes('/folded/');

const programNames: ReadonlySet<string> = new Set(offered.map(({ name }) => name));

/**
 * Which part of the app's words a message is in: what the counter, the menu and the start say, the rest, what only the
 * office says, what seldom screens of it, of visits, of supplies and of the impact page say beside that, or what a program says, by its name. A phone fetches the
 * rest after the first screen stands, the office's words and those of seldom screens with these, and a program's where it is run: those of its
 * folder `folded/` after the counter stands. Titles that the menu shows are in the first; what reports and the list of what waits say
 * is in the office's, whoever runs the program.
 */
export const partOf = (id: string, file: string): string => {
  const [room = '', topic = ''] = id.split('.');
  if (programNames.has(room))
    // Of a part of the community room a report may be what anyone writes.
    return topic === 'report'
      ? file.includes('/screens/')
        ? 'rest'
        : 'office'
      : topic === 'program' || topic === 'waiting'
        ? 'office'
        : isFolded(file)
          ? `${room}/folded`
          : room;
  if (id.endsWith('.title')) return deeper.test(id) ? 'rest' : 'first';
  if (figures.test(id)) return 'figures';
  if (importing.test(id)) return 'import';
  if (partners.test(id)) return 'partners';
  if (kept.test(id)) return 'kept';
  if (visits.some((pattern) => pattern.test(id))) return 'visits';
  if (supplies.test(id)) return 'stock';
  if (impactAnswer.test(id)) return 'impact-answer';
  if (impactForm.test(id)) return 'impact-form';
  if (impact.test(id)) return 'impact';
  if (office.some((pattern) => pattern.test(id))) return 'office';
  return later.some((pattern) => pattern.test(id)) ? 'rest' : 'first';
};

/** The compiled catalog of a shipped language, English for any other: what the server's own pages need. */
export const loadWords = (locale: string): { readonly locale: string; readonly messages: Catalog } => {
  const known = locales.some(({ code }) => code === locale) ? locale : 'en';
  return { locale: known, messages: compileCatalog(known) };
};

const compileOne = (file: string, id: string, text: string): CompiledMessage => {
  try {
    const message = compileMessageOrThrow(text);
    const unknown = unknownIn(message);
    if (unknown !== undefined) throw new Error(`the app knows no ${unknown}`);
    return message;
  } catch (error) {
    throw new Error(`${file}: the message ${id} is not valid ICU MessageFormat`, { cause: error });
  }
};
