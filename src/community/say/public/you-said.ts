import { html, nothing } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
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
    : shown.map(
        ({ said, done }) => html`<section class="panel">
<h2>${t(words('said'))}</h2>
<p>${said}</p>
<h2>${t(words('did'))}</h2>
<p>${done}</p>
</section>
`,
      )
}${decisions.map(
  ({ what, why }) => html`<section class="panel">
<h2>${t(words('board'))}</h2>
<p>${what}</p>
<p>${why === null ? t(words('state.done')) : t(words('state.not-done'), { why })}</p>
</section>
`,
)}${
  place.isOn
    ? html`<p><a class="button" href="/p/${place.code}/feedback?lang=${locale}">${t(words('say'))}</a></p>`
    : nothing
}`,
};
