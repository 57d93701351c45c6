import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { err, isUuid, ok, type Uuid } from '#log/index.ts';
import { html } from '#public/html.ts';
import type { OrganizationPage } from '#public/page.ts';
import { sealFormFile } from '#vault/page/file.ts';
import { careNeeds } from '../entries.ts';
import { incomingKind, type SenderBody } from '../incoming-entries.ts';
import { answerOf } from '../rules/incoming.ts';
import { readIncoming, readSender } from '../tables/incoming.ts';
import { readReferrals } from '../tables/read.ts';
import { readSealedData } from './contact.ts';
import { askSealed, callHtml, type SealedData, sentIn } from './sealed-form.ts';

const words = (part: string): string => `care.refer.${part}`;

interface ReferData extends SealedData {
  readonly sender: SenderBody | undefined;
  /** What is said of something that was sent; undefined without a link at all. */
  readonly answer: string | undefined;
}

/** What may be said of something that was sent, as far as the person agreed; of what never was, the same as of what only arrived. */
const readAnswer = async (tx: Transaction, org: Uuid, id: string | undefined): Promise<string> => {
  const [incoming] = isUuid(id) ? await readIncoming(tx, org, sql`incoming = ${id}::uuid`) : [];
  const [referral] =
    incoming?.referral === undefined
      ? []
      : await readReferrals(tx, org, sql`referral = ${incoming.referral}::uuid`);
  return answerOf(incoming, () => referral?.state);
};

/**
 * A partner refers somebody to us by the link that it was given, and reads what came of it by the link that it gets back: as far as the
 * person agreed, else that it was received. Nobody has an account, and no link shows what another one sent.
 */
export const referPage: OrganizationPage<ReferData> = {
  of: 'organization',
  path: 'refer',
  isKeyed: true,
  script: sealFormFile,
  words,
  read: async (tx, org, { key }) => {
    const data = await readSealedData(tx, org);
    const sender = isUuid(key) ? await readSender(tx, org, key) : undefined;
    if (sender !== undefined) return { ...data, sender, answer: undefined };
    return {
      ...data,
      to: undefined,
      sender,
      answer: key === undefined ? undefined : await readAnswer(tx, org, key),
    };
  },
  intro: ({ t, data: { name, phone, to, sender, answer } }) => {
    if (answer !== undefined)
      return html`<p class="panel">${t(words(`answer.${answer}`), { name })}</p>
<p class="soft">${t(words('answer-how'))}</p>${callHtml(t, phone)}`;
    if (to === undefined) return html`<p>${t(words('off'), { name })}</p>${callHtml(t, phone)}`;
    return html`<p>${t(words('what'), { name, sender: sender?.name ?? '' })}</p>`;
  },
  form: {
    isSentByQuestions: true,
    questions: [askSealed(words, careNeeds)],
    take: async (answers, { data: { to, sender, name }, now, t, locale }, { plain }) => {
      if (to === undefined || sender === undefined) return err({ form: words('off-form') });
      const sent = sentIn(answers);
      const link = `${plain.slice(0, plain.lastIndexOf('/'))}/${sent.incoming}?lang=${locale}`;
      return ok({
        entries: [
          {
            kind: incomingKind.kind,
            version: 1,
            occurredAt: now,
            body: { ...sent, sender: sender.sender },
          },
        ],
        answer: async () => html`<p>${t(words('thanks'), { name })}</p>
<p><a class="button" href="${link}">${t(words('answer-link'))}</a></p>
<p class="soft">${t(words('answer-how'))}</p>`,
      });
    },
    thanks: ({ t, data: { name } }) => html`<p>${t(words('thanks'), { name })}</p>`,
  },
};
