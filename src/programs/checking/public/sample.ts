import type { Substance } from '#catalog/checked-substances.ts';
import { sql } from '#database/sql.ts';
import { ok } from '#log/index.ts';
import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { readCode } from '../rules/code.ts';
import { medianHours } from '../rules/figures.ts';
import { methodOf } from '../rules/methods.ts';
import type { CheckResult, Sample } from '../rules/sample.ts';
import { states } from '../rules/states.ts';
import { substanceName, withOwn } from '../rules/substances.ts';
import { readAdded, readSamples } from '../tables/read.ts';

const words = (part: string): string => `checking.look.${part}`;

interface LookData {
  readonly substances: readonly Substance[];
  /** Hours that half of the samples of the last 90 days waited at most; undefined where too few were released to say. */
  readonly hours: number | undefined;
}

/** A median of fewer samples would speak of single ones. */
const fewest = 11;

/**
 * Whoever has the paper of a sample looks it up. A code that nobody bears, one whose results are not open, and one that two samples
 * bear get the same answer to the byte: from outside nobody can tell which codes there are.
 */
export const samplePage: OrganizationPage<LookData> = {
  of: 'organization',
  path: 'sample',
  words,
  read: async (tx, org) => {
    const recent = await readSamples(tx, org, sql`day > current_date - 90`);
    const released = recent.filter(({ firstRelease }) => firstRelease !== undefined);
    return {
      substances: withOwn(await readAdded(tx, org)),
      hours: released.length < fewest ? undefined : medianHours(released),
    };
  },
  intro: ({ t, data }) => html`<p>${t(words('what'))}</p>
<p>${t(words('private'))}</p>${
    data.hours === undefined
      ? nothing
      : html`
<p class="soft">${t(words('wait'), { hours: data.hours })}</p>`
  }`,
  form: {
    questions: [
      {
        field: 'code',
        isNeeded: true,
        ask: { type: 'code', chars: 24, read: (typed) => readCode(typed) },
      },
    ],
    take: async ({ values }, { tx, org, t, locale, data }) => {
      const found = await readSamples(tx, org, sql`code = ${String(values['code'])}`);
      const [sample] = found;
      const isOpen = found.length === 1 && sample !== undefined && sample.opened.size > 0;
      return ok({ shows: isOpen ? openHtml(sample, { t, locale, ...data }) : closedHtml(t) });
    },
    thanks: ({ t, self }) => html`<p>${t(words('again'))}</p>
<p><a class="button" href="${self}">${t(words('another'))}</a></p>`,
  },
};

const closedHtml = (t: Translate): Html => html`<p>${t(words('nothing'))}</p>
<ul>
<li>${t(words('nothing-early'))}</li>
<li>${t(words('nothing-typed'))}</li>
<li>${t(words('nothing-ask'))}</li>
</ul>`;

interface Told extends LookData {
  readonly t: Translate;
  readonly locale: string;
}

const openHtml = (sample: Sample, told: Told): Html => {
  const { t } = told;
  const open = sample.results.filter(({ test }) => sample.opened.has(test));
  const known = new Set(open.map(({ test }) => test));
  const isWithdrawn = [...sample.opened].some((test) => !known.has(test));
  return html`${
    open.some(({ isCorrected }) => isCorrected)
      ? html`<p class="panel"><strong>${t(words('corrected'))}</strong></p>
`
      : nothing
  }${
    isWithdrawn
      ? html`<p class="panel"><strong>${t(words('withdrawn'))}</strong></p>
`
      : nothing
  }<h2>${t(words('stands'))}</h2>
<ol>
${states
  .filter((state) => state !== 'corrected' || sample.state === 'corrected')
  .map(
    (state) =>
      html`<li>${
        state === sample.state
          ? html`<strong aria-current="step">${t(words(`state.${state}`))}</strong>`
          : t(words(`state.${state}`))
      }</li>
`,
  )}</ol>
${(['bench', 'lab'] as const).map((place) => {
  const own = open.filter((result) => result.place === place);
  return own.length === 0
    ? nothing
    : html`<h2>${t(words(`place.${place}`))}</h2>
${own.map((result) => resultHtml(result, told))}`;
})}<h2>${t(words('know'))}</h2>
<ul>
<li>${t(words('know.not-there'))}</li>
<li>${t(words('know.mixed'))}</li>
<li>${t(words('know.company'))}</li>
<li>${t(words('know.naloxone'))}</li>
</ul>`;
};

const resultHtml = (result: CheckResult, { t, locale, substances }: Told): Html => {
  const { method, outcome, found, isCorrected, pending, caveats } = result;
  const { group, limit } = methodOf(method);
  const name = (code: string): string => substanceName(substances, code, { locale, t });
  const title = method.startsWith('strip-')
    ? t(words('method.strip'), { substance: name(method.slice(6)) })
    : t(words(`method.${group}`));
  return html`<section class="panel">
<h3>${title}</h3>
${isCorrected ? html`<p><strong>${t(words('is-corrected'))}</strong></p>\n` : nothing}<p>${t(words(`outcome.${outcome}`))}</p>
${
  found.length === 0
    ? nothing
    : html`<ul>${found.map(
        ({ substance, amount, permille }) =>
          html`<li>${name(substance)}${amount === undefined ? '' : ` · ${t(words(`amount.${amount}`))}`}${
            permille === undefined ? '' : ` · ${permille / 10} %`
          }</li>`,
      )}</ul>
`
}${pending.length === 0 ? nothing : html`<p>${t(words('pending'), { substances: pending.map(name).join(', ') })}</p>\n`}${
  caveats.length === 0 ? nothing : html`<p>${t(words('caveat'))}</p>\n`
}<p class="soft">${t(words(`blind.${group}`))}${limit === undefined ? '' : ` ${t(words('limit'), { limit: limit.text })}`}</p>
</section>
`;
};
