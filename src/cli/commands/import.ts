import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as v from 'valibot';
import { isAboutContent } from '#database/faults.ts';
import { migrate } from '#database/migrations.ts';
import { err, type Failure, failure, isUuid, ok, type Result, type Uuid } from '#log/index.ts';
import { createIntake } from '#server/intake/intake.ts';
import { carriedSchema, makeCarried } from '#server/organization/carried.ts';
import { readItems } from '#server/organization/items.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { createImportLog } from '#server/sheets/log.ts';
import { chosen } from '#sheets/desk/desk.ts';
import { createBadRowsFile } from '#sheets/import/bad-rows.ts';
import { headOfExport, importEntries, isEntriesFile } from '#sheets/import/entries-file.ts';
import { createImport } from '#sheets/import/import.ts';
import type { ImportProgress, ImportReport } from '#sheets/import/ports.ts';
import { type Mapping, mappingSchema } from '#sheets/mapping/mapping.ts';
import { describeProblem } from '#sheets/mapping/problem.ts';
import { privateWhy } from '#sheets/private/private-column.ts';
import { hashOf } from '#sheets/read/hash.ts';
import { openSheet } from '#sheets/read/open.ts';
import { lookAt } from '#sheets/reading/look.ts';
import type { OpenQuestion } from '#sheets/reading/question.ts';
import type { Suggestion } from '#sheets/reading/suggest.ts';
import { tableOf } from '#sheets/reading/table.ts';
import { rowTargets } from '#sheets/targets/list.ts';
import { type Command, type Context, type Given, isSet, textOf } from '../command.ts';
import { whyUnreadable } from '../files.ts';
import { type OpenLog, openLog } from '../open-log.ts';
import { reachDatabase } from '../reach.ts';

export const command: Command = {
  summary:
    'Takes a spreadsheet (CSV, XLSX) or an exported log in. The same rows twice change nothing; after a break, run it again.',
  usage: [
    'FILE [--yes] (shows what it gives; --yes imports it when nothing is in question)',
    'FILE --suggest MAPPING (writes a first mapping to check)',
    'FILE --mapping FILE [--dry-run] [--replace | --beside] [--bad-rows FILE] [--worker NAME] [--organization NAME]',
  ].join('\n         '),
  options: {
    mapping: { type: 'string' },
    suggest: { type: 'string' },
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
    replace: { type: 'boolean' },
    beside: { type: 'boolean' },
    'bad-rows': { type: 'string' },
    worker: { type: 'string' },
    organization: { type: 'string' },
  },
  words: [1, 1],
  run: async (context, given) => {
    const file = given.words[0] ?? '';
    const unreadable = whyUnreadable(file);
    if (unreadable !== undefined) return err(unreadable);
    const isLog = await isEntriesFile(file);
    const made = isLog ? await makePlace(context, file) : ok(undefined);
    if (!made.ok) return made;
    const opened = await openLog(context, made.value ?? textOf(given, 'organization'));
    if (!opened.ok) return opened;
    try {
      if (isLog) return await takeLog(context, opened.value, file);
      const suggestTo = textOf(given, 'suggest');
      if (suggestTo !== undefined) return await suggest(context, opened.value, file, suggestTo);
      return textOf(given, 'mapping') === undefined
        ? await takeUnseen(context, given, opened.value, file)
        : await takeSheet(context, given, opened.value, file);
    } finally {
      await opened.value.close();
    }
  },
};

/** Without a mapping: what the file gives is shown, and with --yes taken in, unless something is in question. */
const takeUnseen = async (
  context: Context,
  given: Given,
  log: OpenLog,
  file: string,
): Promise<Result<boolean, Failure>> => {
  const looked = await look(log, file);
  if (!looked.ok) return looked;
  const { mapping, open, unused, ownTotals, assumed, columns } = looked.value;
  if (mapping.targets.length === 0) {
    context.say('No column of this file could be told without you: nothing was saved.');
    tellQuestions(context, open);
    context.say(
      'Write a mapping with --suggest, say in it what the columns count, and import with --mapping.',
    );
    return ok(false);
  }
  const parsed = v.safeParse(mappingSchema, mapping);
  if (!parsed.success) return err(failure('mapping-invalid', { detail: parsed.issues[0].message }));
  const isCertain = open.length === 0;
  const done = await runImport(context, given, log, file, {
    mapping: parsed.output,
    dryRun: !isCertain || !isSet(given, 'yes') || isSet(given, 'dry-run'),
  });
  for (const { column, sum } of ownTotals) context.say(`  The sheet's own sum of ${column}: ${sum}`);
  for (const { name, item } of assumed)
    context.say(`  Not said by the sheet, taken as usual: ${name} as ${item}`);
  if (unused.length > 0) context.say(`  Columns not used: ${unused.join(', ')}`);
  if (columns.some(({ column, samples }) => privateWhy(column, samples) === 'staff'))
    context.say('  Names of staff are left out: the entries are of the worker who imports them (--worker).');
  tellQuestions(context, open);
  if (!isCertain)
    context.say(
      'Nothing was saved. Write a mapping with --suggest, decide in it, and import with --mapping.',
    );
  else if (!isSet(given, 'yes')) context.say('Nothing was saved. Import it with --yes.');
  return done.ok && !isCertain ? ok(false) : done;
};

const tellQuestions = (context: Context, open: readonly OpenQuestion[]): void => {
  for (const question of open) {
    context.say(
      `  Decide: ${question.part}${'formats' in question ? ` (${question.formats.join(' or ') || 'none fits'})` : ''}`,
    );
    if ('columns' in question)
      for (const { column, why, uses } of question.columns)
        context.say(`    ${column}: ${why} (${uses.join(' or ')})`);
    if ('rows' in question)
      for (const { row, column, text, why } of (question.rows ?? []).slice(0, 5))
        context.say(`    row ${row}, ${column}: ${why} ${text}`);
    if ('words' in question)
      for (const { word, rows } of (question.words ?? []).slice(0, 20))
        context.say(`    ${word} (${rows} rows)`);
  }
};

const takeSheet = async (
  context: Context,
  given: Given,
  log: OpenLog,
  file: string,
): Promise<Result<boolean, Failure>> => {
  const mapping = await readMapping(textOf(given, 'mapping'));
  return mapping.ok
    ? runImport(context, given, log, file, { mapping: mapping.value, dryRun: isSet(given, 'dry-run') })
    : mapping;
};

/** True when all rows came in: what was left out is an answer other than yes. */
const runImport = async (
  context: Context,
  given: Given,
  log: OpenLog,
  file: string,
  { mapping, dryRun }: { readonly mapping: Mapping; readonly dryRun: boolean },
): Promise<Result<boolean, Failure>> => {
  const author = findWorker(log, textOf(given, 'worker'));
  if (!author.ok) return author;
  const sheet = await openSheet(file, chosen(mapping));
  if (!sheet.ok) return sheet;
  const badPath = textOf(given, 'bad-rows') ?? `${file}.bad-rows.csv`;
  const bad = createBadRowsFile(badPath);
  const stop = new AbortController();
  void context.stopAsked.then(() => stop.abort());
  const { database, intake, store, kinds, organization } = log;
  const importing = createImport({
    ...context,
    log: createImportLog({ database, intake, store }, organization.id),
    kinds,
    targets: rowTargets,
  });
  const isSaid = isSet(given, 'replace') || isSet(given, 'beside');
  const result = await importing({
    sheet: tableOf(sheet.value, mapping),
    file: await hashOf(file),
    mapping,
    org: organization.id,
    author: author.value,
    sites: organization.sites,
    items: await readItems(database, organization.id),
    dryRun,
    ...(isSaid && { replace: isSet(given, 'replace') }),
    badRows: bad,
    signal: stop.signal,
    onProgress: createProgressLine(context),
  });
  await sheet.value.close();
  const badRows = await bad.close();
  if (!result.ok) return result;
  tell(context, result.value, mapping, dryRun);
  if (badRows > 0) context.say(`Rows that were not taken in, with reasons: ${badPath}`);
  if (stop.signal.aborted) context.say('Stopped. Run it again to go on.');
  return ok(badRows === 0 && !stop.signal.aborted);
};

const readMapping = async (path: string | undefined): Promise<Result<Mapping, Failure>> => {
  if (path === undefined)
    return err(failure('mapping-invalid', { field: '--mapping', detail: 'make one with --suggest' }));
  try {
    const parsed = v.safeParse(mappingSchema, JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    return err(failure('mapping-invalid', { field: v.getDotPath(issue) ?? '', detail: issue.message }));
  } catch (error) {
    return err(
      failure('mapping-invalid', { detail: error instanceof Error ? error.message : String(error) }),
    );
  }
};

/** The author of imported entries: the worker who is named, else the first admin. */
const findWorker = ({ organization }: OpenLog, name: string | undefined): Result<Uuid, Failure> => {
  const found = organization.workers.find((worker) =>
    name === undefined ? worker.role === 'admin' && !worker.removed : worker.name === name,
  );
  if (found !== undefined) return ok(found.id);
  const names = organization.workers.filter(({ removed }) => !removed).map((worker) => worker.name);
  return err(failure('not-found', { field: '--worker', detail: names.join(', ') }));
};

/** One line on a terminal, written over and over; a line every tenth elsewhere. */
const createProgressLine = (context: Context): ((progress: ImportProgress) => void) => {
  let told = 0;
  return ({ bytes, bytesTotal, rows, badRows, entries }) => {
    const share = bytesTotal === 0 ? 1 : bytes / bytesTotal;
    if (share < told && share < 1) return;
    told = Math.floor(share * 10 + 1) / 10;
    const bar = '#'.repeat(Math.round(share * 20)).padEnd(20, '.');
    context.note(
      `[${bar}] ${rows} rows, ${entries.new} new, ${entries.known} known, ${badRows} not taken in`,
    );
  };
};

const tell = ({ say }: Context, report: ImportReport, mapping: Mapping, dryRun: boolean): void => {
  const { entries, rows, badRows, dates, problems } = report;
  const would = dryRun ? 'would be ' : '';
  say(
    `${rows} rows: ${entries.new} entries ${would}new, ${entries.known} known already, ${badRows} rows not taken in.`,
  );
  const { gives, replaces } = report;
  const figures = figuresOf(gives, mapping);
  if (figures.length > 0) say(`  ${figures.join(', ')}.`);
  const tallied = (['visits', 'people'] as const).filter((name) => isTallied(mapping, name));
  if (tallied.length > 0)
    say(`  Only counted: ${tallied.map((name) => `${gives.tallied[name]} ${name}`).join(', ')}.`);
  for (const [item, quantity] of Object.entries(gives.items)) say(`  ${quantity} x ${item}`);
  for (const { name, at } of replaces)
    say(`  ${dryRun ? 'Would take' : 'Took'} the place of ${name}, imported ${at}.`);
  if (dates.otherWay > 0 && dates.bothWays > 0)
    say(
      `This column mixes day/month and month/day: ${dates.otherWay} dates fit only the other way, and ${dates.bothWays} that were taken could be either.`,
    );
  for (const [code, count] of Object.entries(report.byCode)) say(`  ${count} x ${code}`);
  for (const problem of problems.slice(0, 20)) say(`  row ${problem.row}: ${describeProblem(problem)}`);
};

const isTallied = ({ targets }: Mapping, name: string): boolean =>
  targets.some(({ target, fields }) => target === 'visits.tally' && fields[name] !== undefined);

/** What the mapping counts at all: of the rest a sheet says nothing, which is not none. */
const figuresOf = (gives: ImportReport['gives'], { targets }: Mapping): readonly string[] => {
  const makes = (kind: string): boolean => targets.some(({ target }) => target === kind);
  const isOnlyWeighed = targets
    .filter(({ target }) => target === 'exchange.return')
    .every(({ fields }) => !['count', 'estimated', 'perUnit'].some((name) => fields[name] !== undefined));
  return [
    ...(makes('exchange.handout') ? [`${gives.syringesOut} syringes out`] : []),
    ...(makes('exchange.return')
      ? [isOnlyWeighed ? 'returns by weight, without a number' : `${gives.syringesBack} back`]
      : []),
    ...(makes('visits.visit') ? [`${gives.visits} visits`] : []),
    ...(makes('naloxone.handout') ? [`${gives.kits} naloxone kits`] : []),
  ];
};

const look = async (
  { database, organization }: OpenLog,
  file: string,
): Promise<Result<Suggestion, Failure>> => {
  const sheet = await openSheet(file);
  if (!sheet.ok) return sheet;
  const looked = await lookAt(sheet.value, {
    targets: rowTargets,
    sites: organization.sites,
    timeZone: organization.settings.zone,
    items: await readItems(database, organization.id),
    name: basename(file),
  });
  await sheet.value.close();
  return looked.ok ? ok(looked.value.suggestion) : looked;
};

const suggest = async (
  context: Context,
  log: OpenLog,
  file: string,
  to: string,
): Promise<Result<boolean, Failure>> => {
  const looked = await look(log, file);
  if (!looked.ok) return looked;
  const { mapping, open, unused } = looked.value;
  await writeFile(to, `${JSON.stringify(mapping, null, 2)}\n`);
  context.say(`A first mapping is in ${to}. Check it, then try it with --mapping ${to} --dry-run.`);
  tellQuestions(context, open);
  if (open.length > 0) context.say('  When you have decided, take the part out of "open" in the mapping.');
  if (unused.length > 0) context.say(`  Columns not used: ${unused.join(', ')}`);
  return ok(open.length === 0);
};

/** The organization of a log goes where it is not known yet, as its export carries it. Answers its id. */
const makePlace = async (context: Context, file: string): Promise<Result<Uuid | undefined, Failure>> => {
  const { org, organization } = (await headOfExport(file)) ?? {};
  const carried = v.safeParse(carriedSchema, organization);
  // An export from before it carried its organization goes into the one that it came from.
  if (!isUuid(org) || !carried.success) return ok(undefined);
  const reached = await reachDatabase(context.settings, { mayVisit: true, connections: 2 });
  if (!reached.ok) return reached;
  const { database, close } = reached.value;
  try {
    const migrated = await migrate(database, migrationsOf(rooms));
    if (!migrated.ok) return migrated;
    if (await makeCarried({ ...context, database }, org, carried.output))
      context.say(
        `${carried.output.name} is here now, with its sites and workers. Nobody can sign in to it yet: give a worker a passphrase with "alongside workers".`,
      );
    return ok(org);
  } finally {
    await close();
  }
};

const takeLog = async (
  context: Context,
  { store, kinds, organization }: OpenLog,
  file: string,
): Promise<Result<boolean, Failure>> => {
  // What is said of clocks is in the log itself: this server's is asked about nothing.
  const intake = createIntake({ ...context, store, kinds, isAboutContent, trustsClock: () => false });
  const result = await importEntries(file, {
    org: organization.id,
    offer: async (values) => (await intake(organization.id, values)).verdicts,
  });
  if (!result.ok) return result;
  const { lines, verdicts, unreadable } = result.value;
  const counts = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  context.say(`${lines} lines: ${counts.join(', ')}.`);
  if (unreadable.length > 0)
    context.say(`Lines that could not be read: ${unreadable.slice(0, 20).join(', ')}`);
  return ok(unreadable.length === 0 && verdicts.rejected === undefined && verdicts.quarantined === undefined);
};
