import { sql } from '#database/sql.ts';
import { timeToDate } from '#log/index.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage, PageView } from '#public/page.ts';
import { type Need, needs } from '../codes.ts';
import type { OpenState } from '../rules/hours.ts';
import {
  ageInDays,
  capacityOf,
  type Directory,
  find,
  isAged,
  type Listing,
  openState,
  published,
} from '../rules/listing.ts';
import { type Say, sayAge, sayCapacity, sayDoor, sayHours, sayIn, sayState, sayWhere } from '../rules/say.ts';
import { readDirectory } from '../tables.ts';
import { calendarOf, stops } from './calendar.ts';

const words = (part: string): string => `directory.page.${part}`;

/** Where to get help: every service that may be shown, by what people look for, those that are open first. */
export const directoryPage: OrganizationPage<Directory & { readonly code: string }> = {
  of: 'organization',
  path: 'directory',
  words,
  read: async (tx, org) => {
    const own = await tx.first<{ code: string | null }>(
      sql`select code from organization where org_id = ${org}`,
    );
    return { ...(await readDirectory(tx, org)), code: own?.code ?? '' };
  },
  file: (name, { t, data, now }) =>
    name === 'vans.ics'
      ? { type: 'text/calendar; charset=utf-8', text: calendarOf(data, t(words('vans')), now) }
      : undefined,
  intro: (view) => {
    const { t, data, now, locale } = view;
    const shown = published(data);
    if (shown.length === 0) return html`<p>${t(words('none'))}</p>`;
    const offered = needs.filter((need) => shown.some(({ body }) => body.needs.includes(need)));
    const others = shown.filter(({ body }) => body.needs.length === 0);
    return html`<p>${t(words('intro'))}</p>
<p class="soft">${t(words('private'))}</p>
${stops(data).length === 0 || data.code === '' ? nothing : html`<p><a class="call" href="/p/${data.code}/directory/vans.ics?lang=${locale}">${t(words('vans-link'))}</a></p>`}
${offered.map((need) => group(view, t(`directory.need.${need}`), find(data, { need }, now, shown), need))}
${others.length === 0 ? nothing : group(view, t('directory.find.other'), find(data, {}, now, others))}`;
  },
};

type Found = ReturnType<typeof find>;

const group = (view: PageView<Directory>, heading: string, found: Found, need?: Need): Html => {
  const say = sayIn(view.locale, view.t);
  const open = found.filter(({ state }) => state.is === 'open').length;
  return html`<details id="${need ?? 'other'}"><summary>${heading} <span class="soft">${view.t(words('count'), { count: found.length, open })}</span></summary>
${found.map(({ listing, state }) =>
  // In full where it is met first, so that a page of many places stays small.
  listing.body.needs[0] === need
    ? listingHtml({ t: view.t, now: view.now, directory: view.data }, say, listing)
    : shortHtml(view, say, listing, state),
)}</details>
`;
};

const shortHtml = (
  { now }: PageView<Directory>,
  say: Say,
  { body }: Listing,
  state: OpenState,
): Html => html`<section class="panel"><h2>${body.name}</h2>
<p><strong>${sayState(say, state, now)}</strong></p>
${sayWhere(say, body).map((line) => html`<p>${line}</p>`)}
${phonesHtml(body)}
<p class="soft">${say.t('directory.page.more', { need: say.t(`directory.need.${body.needs[0]}`) })}</p>
</section>`;

const phonesHtml = ({ phones = [] }: Listing['body']): readonly Html[] =>
  phones.map(
    ({ number, label }) =>
      html`<p><a class="call" href="tel:${toDial(number)}">${number}</a>${label === undefined ? nothing : html` <span class="soft">${label}</span>`}</p>`,
  );

/** All that may be shown of a listing. */
export const listingHtml = (
  { t, now, directory: data }: Pick<PageView<Directory>, 't' | 'now'> & { readonly directory: Directory },
  say: Say,
  listing: Listing,
): Html => {
  const { body } = listing;
  const state = openState(listing, data, now);
  const capacity = capacityOf(listing, data, now);
  const hours = sayHours(say, body, timeToDate(now));
  const lines = (list: readonly string[]): Html =>
    html`<ul>${list.map((line) => html`<li>${line}</li>`)}</ul>`;
  const door = sayDoor(say, body);
  const languages = (body.languages ?? []).map((code) => say.language(code));
  return html`<section class="panel"><h2>${body.name}</h2>
${body.provider === undefined ? nothing : html`<p class="soft">${body.provider}</p>`}
<p><strong>${sayState(say, state, now)}</strong></p>
${capacity === undefined ? nothing : html`<p><strong>${sayCapacity(say, capacity)}</strong></p>`}
${sayWhere(say, body).map((line) => html`<p>${line}</p>`)}
${phonesHtml(body)}
${body.email === undefined ? nothing : html`<p>${body.email}</p>`}
${body.website === undefined ? nothing : html`<p>${body.website}</p>`}
${body.about === undefined ? nothing : html`<p>${body.about}</p>`}
${hours.length === 0 ? nothing : lines(hours)}
${body.hoursNote === undefined ? nothing : html`<p>${body.hoursNote}</p>`}
${door.length === 0 ? nothing : html`<p>${t('directory.door.title')}</p>${lines(door)}`}
${(body.access ?? []).length === 0 ? nothing : lines((body.access ?? []).map((code) => t(`directory.access.${code}`)))}
${languages.length === 0 ? nothing : html`<p>${t('directory.languages', { languages: languages.join(', ') })}</p>`}
<p class="soft">${sayAge(say, ageInDays(listing, now))}${isAged(listing, data, now) ? html` <strong>${t('directory.verified.call-first')}</strong>` : nothing}</p>
</section>`;
};

/** A number as a phone dials it: digits, and a plus before them. */
const toDial = (number: string): string => number.replace(/[^\d+]/g, '');
