import { isUuid, ok, type Uuid } from '#log/index.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { answered, type Question, skipped, wrong } from '#public/question.ts';
import { capacityKind, wordKind } from '../entries.ts';
import { capacityOf, type Directory, type Listing } from '../rules/listing.ts';
import { sayCapacity, sayIn } from '../rules/say.ts';
import { readDirectory } from '../tables.ts';
import { listingHtml } from './directory.ts';

const words = (part: string): string => `directory.ours.${part}`;

interface Ours {
  readonly directory: Directory;
  /** Undefined: the key opens nothing, or there is none. */
  readonly listing?: Listing;
}

const button = (field: string, value: string, label: string): Html =>
  html`<button class="button" type="submit" name="${field}" value="${value}">${label}</button>`;

const said = ['still-true', 'changed'];

const whether: Question<Ours> = {
  field: 'said',
  ask: {
    type: 'own',
    show: ({ field, context: { data }, say }) =>
      data.listing === undefined
        ? undefined
        : html`<div class="tiles">${said.map((value) => button(field, value, say(`said.${value}`)))}</div>`,
    read: (values) => {
      const [value] = values.get('said') ?? [];
      if (value === undefined) return skipped;
      return said.includes(value) ? answered(value) : wrong('public.problem.choice');
    },
  },
};

/** What one tap can say; who has more than ten free says ten. */
const counts = [0, 1, 2, 3, 4, 5, 6, 8, 10];

const free: Question<Ours> = {
  field: 'free',
  ask: {
    type: 'own',
    show: ({ field, context: { data, now, locale, t } }) => {
      const capacity = data.listing && capacityOf(data.listing, data.directory, now);
      if (capacity === undefined) return undefined;
      return html`<p>${sayCapacity(sayIn(locale, t), capacity)}</p>
<div class="taps">${counts.map(
        (count) =>
          html`<button class="button" type="submit" name="${field}" value="${count}" aria-label="${t(`directory.capacity.${capacity.unit}.free`, { count })}">${count}</button>`,
      )}</div>`;
    },
    read: (values) => {
      const [value] = values.get('free') ?? [];
      if (value === undefined) return skipped;
      return counts.some((count) => String(count) === value)
        ? answered(Number(value))
        : wrong('public.problem.choice');
    },
  },
};

/**
 * What an organization shows of a service, for that service: one tap says that it is still true, that something changed, or how
 * many places are free. Who holds the link speaks for the service, so that its word on itself counts at once; a change waits for a
 * person, who calls.
 */
export const ourPlacePage: OrganizationPage<Ours> = {
  of: 'organization',
  path: 'our-place',
  isKeyed: true,
  words,
  read: async (tx, org, { key }) => {
    const directory = await readDirectory(tx, org);
    const listing = isUuid(key) ? byKey(directory, key) : undefined;
    return { directory, ...(listing !== undefined && { listing }) };
  },
  intro: (view) => {
    const { data, t, now, locale } = view;
    return data.listing === undefined
      ? html`<p>${t(words('over'))}</p>`
      : html`<p>${t(words('intro'))}</p>
${listingHtml({ t, now, directory: data.directory }, sayIn(locale, t), data.listing)}`;
  },
  form: {
    isSentByQuestions: true,
    questions: [whether, free],
    take: async ({ values }, { data, now }) => {
      const { listing, directory } = data;
      if (listing === undefined) return { ok: false, error: { form: words('over') } };
      const unit = capacityOf(listing, directory, now)?.unit;
      const service = listing.id;
      const about = { version: 1, occurredAt: now };
      return ok({
        entries: [
          ...(values['said'] === undefined
            ? []
            : [{ ...about, kind: wordKind.kind, body: { service, said: values['said'] } }]),
          ...(values['free'] === undefined || unit === undefined
            ? []
            : [{ ...about, kind: capacityKind.kind, body: { service, unit, available: values['free'] } }]),
        ],
      });
    },
    thanks: ({ t, data }) =>
      html`<p>${t(words('thanks'))}</p>${data.listing === undefined ? nothing : html`<p>${t(words('thanks-changed'))}</p>`}`,
  },
};

const byKey = ({ listings }: Directory, key: Uuid): Listing | undefined =>
  listings.find(({ link }) => link === key);
