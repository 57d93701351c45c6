import { html, nothing } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { keepShownDays } from '../entries.ts';
import { readPlace, readShown, type SayPlace } from '../tables/read.ts';

const words = (part: string): string => `say.public.${part}`;
/** So many are shown: a page for a phone. */
const most = 40;

interface YouSaid {
  readonly place: SayPlace;
  readonly shown: Awaited<ReturnType<typeof readShown>>;
}

/** What people said and what was done, where they agreed that it is shown. */
export const youSaidPage: OrganizationPage<YouSaid> = {
  of: 'organization',
  path: 'you-said',
  words,
  read: async (tx, org) => ({
    place: await readPlace(tx, org, keepShownDays),
    shown: await readShown(tx, org, most),
  }),
  intro: ({ t, data: { place, shown }, locale }) => html`<p>${t(words('what'))}</p>
${
  shown.length === 0
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
}${
  place.isOn
    ? html`<p><a class="button" href="/p/${place.code}/feedback?lang=${locale}">${t(words('say'))}</a></p>`
    : nothing
}`,
};
