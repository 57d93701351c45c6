import { offeredChoices } from '#catalog/resolve-list.ts';
import { sql } from '#database/sql.ts';
import { type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage, PageView } from '#public/page.ts';
import { readChoices } from '#visits/tables/choices.ts';
import { type Both, bothOf } from '../rules/effects.ts';
import { type Alert, isLive, type Version } from '../rules/life.ts';
import { feedMessages } from '../rules/messages.ts';
import { readOut } from '../tables.ts';
import { atomOf } from './atom.ts';
import { capOf } from './cap.ts';

interface Shown {
  readonly org: Uuid;
  readonly name: string;
  readonly code: string;
  readonly alerts: readonly Alert[];
  readonly stamp: (code: string) => Both;
}

const words = (part: string): string => `alerts.page.${part}`;
const languageOf = (locale: string): 'en' | 'es' => (locale === 'es' ? 'es' : 'en');

/** What is around, for everyone: alerts that are out and were meant for the public, and the same for other systems. */
export const alertsPage: OrganizationPage<Shown> = {
  of: 'organization',
  path: 'alerts',
  words,
  read: async (tx, org, { now }) => {
    const own = await tx.first<{ name: string; code: string }>(
      sql`select name, code from organization where org_id = ${org}`,
    );
    const stamps = offeredChoices('stamp', await readChoices(tx, org));
    return {
      org,
      name: own?.name ?? '',
      code: own?.code ?? '',
      alerts: await readOut(tx, org, now),
      stamp: (code) => bothOf(stamps.find((choice) => choice.code === code)?.label ?? { en: code }),
    };
  },
  intro: (view) => {
    const { t, data, now, locale } = view;
    const live = data.alerts.flatMap((alert) => {
      const version = alert.versions.at(-1);
      return version?.audience.includes('public') === true && isLive(alert, timeToMs(now)) ? [version] : [];
    });
    return html`<p>${t(words('first'), { name: data.name })}</p>
${live.length === 0 ? html`<p><strong>${t(words('none'))}</strong></p>` : live.map((version) => alertHtml(version, view))}
<p>${t(words('tell'))}</p>
<p><a class="button" href="/p/${data.code}/drug-report?lang=${locale}">${t(words('tell.do'))}</a></p>
<p class="hint">${t(words('follow'))}</p>
<p><a class="button" href="/p/${data.code}/alerts/feed.atom?lang=${languageOf(locale)}">${t(words('feed'))}</a></p>`;
  },
  file: (name, { t, data, now, locale }) => {
    const messages = feedMessages(data.alerts, timeToMs(now));
    if (name === 'feed.atom')
      return {
        type: 'application/atom+xml; charset=utf-8',
        text: atomOf({
          org: data.org,
          name: data.name,
          title: t(words('feed.title'), { name: data.name }),
          withdrawn: t(words('withdrawn')),
          locale,
          now,
          messages,
        }),
      };
    const message = messages.find(({ message: { id } }) => name === `${id}.cap`)?.message;
    if (message === undefined) return undefined;
    const { stamp } = message.version.words;
    const text = capOf(message, {
      org: data.org,
      name: data.name,
      withdrawn: (language) => capWords.withdrawn[language],
      event: (language) => capWords.event[language],
      stamp: (language) =>
        message.version.showStamp && stamp !== undefined
          ? `${capWords.stamp[language]}: ${data.stamp(stamp)[language]}`
          : undefined,
    });
    return { type: 'application/cap+xml; charset=utf-8', text };
  },
};

/** A CAP message holds both languages, whichever the page is read in. */
const capWords = {
  event: { en: 'Drug alert', es: 'Aviso sobre drogas' },
  withdrawn: { en: 'Withdrawn', es: 'Retirado' },
  stamp: { en: 'Stamp', es: 'Sello' },
} as const;

const alertHtml = (
  { words: { text, stamp }, until, sent, showStamp, isUnsupported }: Version,
  { t, locale, data }: PageView<Shown>,
): Html => {
  const said = text[languageOf(locale)];
  return html`<section class="alert">
<h2>${said.line}</h2>
<p>${said.found}</p>
<p>${said.does}</p>
<p><strong>${said.act}</strong></p>
${isUnsupported ? html`<p>${t(words('unsupported'))}</p>` : nothing}
${
  showStamp && stamp !== undefined
    ? html`<p>${t(words('stamp'), { stamp: data.stamp(stamp)[languageOf(locale)] })}</p>`
    : nothing
}
<p class="hint">${t(words('valid'), { from: dayOf(sent, t), until: dayOf(until, t) })}</p>
</section>`;
};

/** A day as the page's language writes it: months by name, so that no country reads it the other way round. */
const dayOf = (time: LocalTime, t: Translate): string =>
  t(words('day'), {
    day: Number(time.slice(8, 10)),
    month: t(words(`month.${Number(time.slice(5, 7))}`)),
    year: time.slice(0, 4),
  });
