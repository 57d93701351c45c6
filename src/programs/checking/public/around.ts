import type { Substance } from '#catalog/checked-substances.ts';
import { textOf } from '#catalog/choice.ts';
import { offeredChoices } from '#catalog/resolve-list.ts';
import type { Telling } from '#community/server.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage, PageView } from '#public/page.ts';
import { toCsv } from '#report/csv-lines.ts';
import { usualK } from '#report/safe/safe.ts';
import { readChoices } from '#visits/tables/choices.ts';
import type { Around } from '../rules/around/said.ts';
import { classOf, substanceName, withOwn } from '../rules/substances.ts';
import { readAdded, readAround, readSetUp } from '../tables/read.ts';

const words = (part: string): string => `checking.around.${part}`;
/** So many stretches of weeks are drawn; the files have all of two years. */
const drawn = 8;
const kept = 104;

interface AroundData {
  readonly isPublic: boolean;
  readonly code: string;
  readonly name: string;
  readonly substances: readonly Substance[];
  readonly areas: ReturnType<typeof offeredChoices>;
  readonly released: readonly Around[];
}
type View = Pick<PageView<AroundData>, 't' | 'locale' | 'data'>;

/**
 * What is around: expected against found by area and weeks, for everyone, as a page, CSV and JSON. All of it is what was written once
 * (rules/around/): nothing is counted for a visitor, and no stamp or brand is in it.
 */
export const aroundPage: OrganizationPage<AroundData> = {
  of: 'organization',
  path: 'around',
  words,
  read: (tx, org) => readAroundData(tx, org),
  intro: (view) => {
    const { t, data, locale } = view;
    const [latest] = data.released;
    if (latest === undefined)
      return html`<p>${t(words('what'))}</p>
<p><strong>${t(words(data.isPublic ? 'none' : 'own'))}</strong></p>`;
    const wait = data.released.find(({ hours }) => hours !== undefined)?.hours;
    return html`<p>${t(words('what'))}</p>
<p>${t(words('not-yours'))}</p>
${wait === undefined ? nothing : html`<p>${t(words('wait'), { hours: wait })}</p>\n`}${data.released
  .slice(0, drawn)
  .map((one) => weeksHtml(one, view))}<p class="soft">${t(words('how'), { least: usualK })}</p>
<p><a class="button" href="/p/${data.code}/around/around.csv?lang=${locale}">${t(words('csv'))}</a></p>
<p><a class="button" href="/p/${data.code}/around/around.json?lang=${locale}">${t(words('json'))}</a></p>`;
  },
  file: (name, view) =>
    name === 'around.csv'
      ? { type: 'text/csv; charset=utf-8', text: csvOf(view.data.released) }
      : name === 'around.json'
        ? { type: 'application/json; charset=utf-8', text: jsonOf(view.data) }
        : undefined,
};

const readAroundData = async (tx: Transaction, org: Uuid): Promise<AroundData> => {
  const own = await tx.first<{ name: string; code: string }>(
    sql`select name, code from organization where org_id = ${org}`,
  );
  const isPublic = (await readSetUp(tx, org))?.keepsAround !== true;
  return {
    isPublic,
    code: own?.code ?? '',
    name: own?.name ?? '',
    substances: withOwn(await readAdded(tx, org)),
    areas: offeredChoices('area', await readChoices(tx, org)),
    released: isPublic ? await readAround(tx, org, kept) : [],
  };
};

/** On the page that reports back of a month: the weeks that ended in it, as they stand here. */
export const aroundTelling: Telling = {
  heading: words('month-found'),
  none: words('month-none'),
  read: async (tx, org, { from, to }) => {
    const data = await readAroundData(tx, org);
    const released = data.released.filter((one) => one.to >= from && one.to <= to);
    if (released.length === 0) return undefined;
    return ({ t, locale }) => {
      const view = { t, locale, data };
      return html`${released.map(
        (
          one,
        ) => html`<p>${t(words('weeks'), { from: dayOf(one.from, t), to: dayOf(one.to, t) })}. ${t(words('samples'), { count: one.samples })}.</p>
<ul>
${rowsHtml(one, view)}</ul>
`,
      )}`;
    };
  },
};

const weeksHtml = ({ from, to, samples, rows }: Around, view: View): Html => {
  const { t } = view;
  return html`<section class="panel">
<h2>${t(words('weeks'), { from: dayOf(from, t), to: dayOf(to, t) })}</h2>
<p>${t(words('samples'), { count: samples })}</p>
<ul>
${rowsHtml({ rows }, view)}</ul>
</section>
`;
};

const rowsHtml = ({ rows }: Pick<Around, 'rows'>, view: View): readonly Html[] =>
  rows.toSorted((a, b) => b.times - a.times).map((row) => rowHtml(row, view));

const rowHtml = ({ area, expected, found, times }: Around['rows'][number], view: View): Html => {
  const { t } = view;
  const isOther = isUnexpected(expected, found);
  return html`<li>${t(words('row'), {
    found: namesOf(found, view, nameOf),
    expected: namesOf(expected, view, nameOf),
    count: times,
    area: namesOf(area, view, areaOf),
  })}${isOther ? html` <strong>${t(words('unexpected'))}</strong>` : nothing}</li>
`;
};

/** Nothing of what was found is what was expected, and something of it acts on its own. */
const isUnexpected = (expected: readonly string[], found: readonly string[]): boolean =>
  !expected.some((code) => code === 'unknown' || code === 'down' || found.includes(code)) &&
  found.some((code) => classOf(code) !== undefined);

const namesOf = (codes: readonly string[], view: View, name: (code: string, view: View) => string): string =>
  codes.map((code) => name(code, view)).join(view.t(words('or')));

const nameOf = (code: string, { t, locale, data }: View): string =>
  code === 'nothing' || code === 'unknown'
    ? t(words(code))
    : substanceName(data.substances, code, { t, locale });

const areaOf = (code: string, { t, locale, data }: View): string => {
  const known = data.areas.find((choice) => choice.code === code);
  return known === undefined ? t(words('no-area')) : textOf(known.label, { t, locale });
};

/** A day as the page's language writes it: months by name, so that no country reads it the other way round. */
const dayOf = (day: string, t: Translate): string =>
  t(words('day'), {
    day: Number(day.slice(8)),
    month: t(words(`month.${Number(day.slice(5, 7))}`)),
    year: day.slice(0, 4),
  });

/** A line for each block; values that are shown as one are parted by a bar. */
const csvOf = (released: readonly Around[]): string =>
  toCsv([
    ['from', 'to', 'area', 'expected', 'found', 'times', 'samples_in_weeks', 'median_hours'],
    ...released.flatMap(({ from, to, samples, hours, rows }) =>
      rows.map(({ area, expected, found, times }) => [
        from,
        to,
        area.join('|'),
        expected.join('|'),
        found.join('|'),
        times,
        samples,
        hours ?? '',
      ]),
    ),
  ]);

/** The same with what the codes mean: names, and numbers in registers of others. */
const jsonOf = ({ name, substances, areas, released }: AroundData): string => {
  const used = new Set(
    released.flatMap(({ rows }) => rows.flatMap(({ expected, found }) => [...expected, ...found])),
  );
  return JSON.stringify({
    format: 'alongside-around',
    version: 1,
    organization: name,
    smallest: usualK,
    weeks: released,
    substances: substances
      .filter(({ code }) => used.has(code))
      .map(({ code, name: label, pubchem, cas, unii }) => ({ code, name: label, pubchem, cas, unii })),
    areas: areas.map(({ code, label }) => ({ code, name: label })),
  });
};
