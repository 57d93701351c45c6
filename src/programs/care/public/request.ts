import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import { dateToMs } from '#log/calendar.ts';
import { err, isUuid, type JsonObject, ok, timeToDate, type Uuid } from '#log/index.ts';
import type { Translate } from '#public/context.ts';
import { codeInput } from '#public/controls.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage, PublicDraft, SentForm } from '#public/page.ts';
import { answered, type FormValues, type Question, skipped, wrong } from '#public/question.ts';
import { openPassedFile } from '#vault/page/file.ts';
import {
  careNeeds,
  companions,
  openedKind,
  requestParts,
  type SetUpBody,
  stepKind,
  whens,
} from '../entries.ts';
import { type Answer, answersTo, answerText, readAnswer } from '../rules/answers.ts';
import { opensNow } from '../rules/link.ts';
import { leadsTo } from '../rules/moves.ts';
import type { Link, Referral } from '../rules/referral.ts';
import { readReferrals, readSetUp } from '../tables/read.ts';

const words = (part: string): string => `care.request.${part}`;

interface RequestData {
  readonly key: string | undefined;
  readonly name: string;
  readonly setUp: SetUpBody;
}

const given = (values: FormValues, name: string): string | undefined => values.get(name)?.[0];

/** The button that opens it. The number of the form is the page that asks: sent twice, it is the same one. */
const open: Question<RequestData> = {
  field: 'open',
  ask: {
    type: 'own',
    show: ({ say }) =>
      html`<button class="button" type="submit" name="open" value="yes">${say('open')}</button>`,
    read: (values) => {
      const once = given(values, 'once');
      return given(values, 'open') === undefined || !isUuid(once) ? skipped : answered(once);
    },
  },
};

const digits: Question<RequestData> = {
  field: 'digits',
  ask: {
    type: 'own',
    show: ({ field, values, say }) =>
      html`${codeInput({ field, state: { values, say }, chars: 7 })}
<p><button class="button" type="submit" name="open" value="yes">${say('open-again')}</button></p>`,
    read: (values) => {
      const typed = (given(values, 'digits') ?? '').replace(/\D/g, '');
      if (typed === '') return skipped;
      return typed.length === 6 ? answered(typed) : wrong(words('digits-short'));
    },
  },
};

/** What came of it: asked on the page that opened the request, and on no other. */
const step: Question<RequestData> = {
  field: 'step',
  ask: {
    type: 'own',
    show: () => undefined,
    read: (values) => {
      const said = given(values, 'step');
      if (said === undefined) return skipped;
      const answer = readAnswer(said);
      const opening = given(values, 'opening');
      return answer === undefined || !isUuid(opening)
        ? wrong('public.problem.choice')
        : answered({ ...answer, opening });
    },
  },
};

/**
 * A request for whoever was asked, by a link, without an account. Looking at the page asks for nothing and finds nothing out, not even
 * whether there is a request: previewers may fetch it as often as they like. The button opens it, once; the server hands out what
 * it cannot read, and the page's script opens that with the key behind the `#`.
 */
export const requestPage: OrganizationPage<RequestData> = {
  of: 'organization',
  path: 'request',
  isKeyed: true,
  script: openPassedFile,
  words,
  read: async (tx, org, { key }) => ({
    key,
    name:
      (await tx.first<{ name: string }>(sql`select name from organization where ${isOf(org)}`))?.name ?? '',
    setUp: await readSetUp(tx, org),
  }),
  intro: ({ t, data: { name } }) => html`<p>${t(words('what'), { name })}</p>
<p>${t(words('once'))}</p>
<noscript><p class="panel">${t(words('no-script'))}</p></noscript>`,
  form: {
    isSentByQuestions: true,
    questions: [open, step],
    more: [digits],
    take: async ({ values }, context, form) => {
      const { tx, org, data, now, t, locale } = context;
      const { key } = data;
      const today = timeToDate(now);
      const about = { version: 1, occurredAt: now };
      const look = async (reading: Transaction, opening: string | undefined) =>
        opensNow(isUuid(key) ? await readByLink(reading, org, key) : undefined, key ?? '', today, opening);
      const show = (referral: Referral, link: Link, opening: string, isThanked: boolean): Html =>
        requestHtml({ t, locale, data, referral, link, opening, isThanked, form });

      const said = values['step'] as (Answer & { readonly opening: string }) | undefined;
      if (said !== undefined) {
        const { opening, ...what } = said;
        const found = await look(tx, opening);
        if (found.is !== 'open') return ok({ shows: closedHtml(t, data) });
        const { referral, link } = found;
        // Somebody said it before: nothing is written twice.
        if (leadsTo(what.step, referral.state) === undefined)
          return ok({ shows: show(referral, link, opening, true) });
        const body = { referral: referral.id, link: link.link ?? '', ...what };
        return ok({
          entries: [draft(about, stepKind.kind, body, referral)],
          answer: async (reading) => {
            const after = await look(reading, opening);
            return after.is === 'open'
              ? show(after.referral, after.link, opening, true)
              : closedHtml(t, data);
          },
        });
      }

      const opening = String(values['open'] ?? '');
      const found = await look(tx, opening);
      if (found.is === 'closed') return ok({ shows: closedHtml(t, data) });
      if (found.is === 'open') return ok({ shows: show(found.referral, found.link, opening, false) });
      const { referral, link } = found;
      const typed = values['digits'];
      if (found.is === 'needs-digits' && typed === undefined) return err({ form: words('opened-before') });
      const how = found.is === 'first' ? 'link' : typed === link.digits ? 'digits' : 'wrong';
      const body = { referral: referral.id, link: link.link ?? '', how, opening };
      return ok({
        entries: [draft(about, openedKind.kind, body, referral)],
        answer: async (reading) => {
          const after = await look(reading, opening);
          if (after.is === 'open') return show(after.referral, after.link, opening, false);
          return after.is === 'closed' ? closedHtml(t, data) : againHtml(t, how, form);
        },
      });
    },
    thanks: ({ t }) => html`<p>${t(words('thanks'))}</p>`,
  },
};

const readByLink = async (tx: Transaction, org: Uuid, key: Uuid): Promise<Referral | undefined> =>
  (await readReferrals(tx, org, sql`link = ${key}::uuid and kind = 'care.link'`))[0];

const draft = (
  about: { readonly version: number; readonly occurredAt: string },
  kind: string,
  body: JsonObject,
  { site }: Referral,
): PublicDraft => ({ ...about, kind, body, site });

/** Not there, over, taken back, answered by another link, tried too often: one answer to the byte. */
const closedHtml = (
  t: Translate,
  { name, setUp }: RequestData,
): Html => html`<p>${t(words('closed'), { name })}</p>
<p>${t(words('closed-do'))}</p>${callHtml(t, setUp)}`;

const callHtml = (t: Translate, { phone }: SetUpBody): Html =>
  phone === undefined
    ? nothing
    : html`
<p><a class="button" href="tel:${phone.replace(/[^\d+]/g, '')}">${t(words('call'), { phone })}</a></p>`;

const againHtml = (
  t: Translate,
  how: string,
  { plain }: SentForm,
): Html => html`<p class="panel" role="alert">${t(
  words(how === 'wrong' ? 'digits-wrong' : 'opened-before'),
)}</p>
<p><a class="button" href="${plain}">${t(words('again'))}</a></p>`;

interface Shown {
  readonly t: Translate;
  readonly locale: string;
  readonly data: RequestData;
  readonly referral: Referral;
  readonly link: Link;
  readonly opening: string;
  readonly isThanked: boolean;
  readonly form: SentForm;
}

const requestHtml = ({ t, locale, data, referral, link, opening, isThanked, form }: Shown): Html => {
  const last = referral.sendings.at(-1);
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    dateToMs(link.until),
  );
  return html`${isThanked ? html`<p class="panel" role="status">${t(words('thanks'))}</p>\n` : nothing}<dl class="request" data-sealed="${link.request ?? ''}" data-about="${link.link ?? ''}" data-words="${JSON.stringify(partWords(t))}"></dl>
<p class="panel" role="alert" data-when="not-opened" hidden>${t(words('not-opened'))}</p>
<noscript><p class="panel">${t(words('no-script'))}</p></noscript>
<p class="soft">${t(words('consent'), { to: last?.to.name ?? '', until })}</p>${
    data.setUp.part2
      ? html`
<p class="soft">${t('care.part2.statement')}</p>`
      : nothing
  }
<h2>${t(words('say'))}</h2>
<p>${t(words('stands'), { state: t(`care.state.${referral.state}`) })}</p>
<form method="post" action="${form.plain}">
<input type="hidden" name="lang" value="${locale}">
<input type="hidden" name="once" value="${form.once}">
<input type="hidden" name="opening" value="${opening}">
<div class="tiles answers">${answersTo(referral.state)
    .map(answerText)
    .map(
      (answer) =>
        html`<button class="button" type="submit" name="step" value="${answer}">${t(`care.answer.${answer}`)}</button>`,
    )}</div>
</form>${callHtml(t, data.setUp)}`;
};

/** Words for what may be in a request: which of them is, the server does not know. */
const partWords = (t: Translate): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...requestParts.map((part) => [part, t(`care.part.${part}`)]),
    ...careNeeds.map((need) => [`needs.${need}`, t(`care.need.${need}`)]),
    ...whens.map((when) => [`when.${when}`, t(`care.when.${when}`)]),
    ...companions.map((who) => [`along.${who}`, t(`care.along.${who}`)]),
    ...['yes', 'no'].map((answer) => [`ride.${answer}`, t(`care.${answer}`)]),
  ]);
