import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import type { Telling } from '../../server.ts';
import { keepShownDays } from '../entries.ts';
import { readDecisions, readPlace, readShown, type SayPlace } from '../tables/read.ts';

const words = (part: string): string => `say.public.${part}`;
/** So many are shown: a page for a phone. */
const most = 40;

interface YouSaid {
  readonly place: SayPlace;
  readonly shown: Awaited<ReturnType<typeof readShown>>;
  readonly decisions: Awaited<ReturnType<typeof readDecisions>>;
}

/** What people said and what was done, where they agreed that it is shown. */
export const youSaidPage: OrganizationPage<YouSaid> = {
  of: 'organization',
  path: 'you-said',
  words,
  read: async (tx, org) => ({
    place: await readPlace(tx, org, keepShownDays),
    shown: await readShown(tx, org, most),
    decisions: await readDecisions(tx, org, most),
  }),
  intro: ({ t, data: { place, shown, decisions }, locale }) => html`<p>${t(words('what'))}</p>
${
  shown.length + decisions.length === 0
    ? html`<p><strong>${t(words('none'))}</strong></p>
`
    : html`${shownHtml(shown, t, second)}${decisionsHtml(decisions, t, second)}`
}${
  place.isOn
    ? html`<p><a class="button" href="/p/${place.code}/feedback?lang=${locale}">${t(words('say'))}</a></p>`
    : nothing
}`,
};

/** On the page that reports back of a month: what was shown, and what the board decided, in it. What is taken back is gone there, too. */
export const youSaidTelling: Telling = {
  heading: words('month-changed'),
  none: words('month-none'),
  isTyped: true,
  read: async (tx, org, month) => {
    const shown = await readShown(tx, org, most, month);
    const decisions = await readDecisions(tx, org, most, month);
    return shown.length + decisions.length === 0
      ? undefined
      : ({ t }) => html`${shownHtml(shown, t, fourth)}${decisionsHtml(decisions, t, fourth)}`;
  },
};

type Heading = (text: string) => Html;
const second: Heading = (text) => html`<h2>${text}</h2>`;
const fourth: Heading = (text) => html`<h4>${text}</h4>`;

const shownHtml = (shown: YouSaid['shown'], t: Translate, heading: Heading): readonly Html[] =>
  shown.map(
    ({ said, done }) => html`<section class="panel">
${heading(t(words('said')))}
<p>${said}</p>
${heading(t(words('did')))}
<p>${done}</p>
</section>
`,
  );

const decisionsHtml = (decisions: YouSaid['decisions'], t: Translate, heading: Heading): readonly Html[] =>
  decisions.map(
    ({ what, why }) => html`<section class="panel">
${heading(t(words('board')))}
<p>${what}</p>
<p>${why === null ? t(words('state.done')) : t(words('state.not-done'), { why })}</p>
</section>
`,
  );
