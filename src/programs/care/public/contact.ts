import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf } from '#database/whose.ts';
import { err, ok, type Uuid } from '#log/index.ts';
import { html } from '#public/html.ts';
import { readOrganizationKey } from '#public/organization-key.ts';
import type { OrganizationPage } from '#public/page.ts';
import { sealFormFile } from '#vault/page/file.ts';
import { contactKind } from '../incoming-entries.ts';
import { readSetUp } from '../tables/read.ts';
import { askSealed, callHtml, type SealedData, sentIn } from './sealed-form.ts';

const words = (part: string): string => `care.contact.${part}`;

/** What such a page shows: the organization's own words alone, and nothing of anybody it serves. */
export const readSealedData = async (tx: Transaction, org: Uuid): Promise<SealedData> => ({
  org,
  name: (await tx.first<{ name: string }>(sql`select name from organization where ${isOf(org)}`))?.name ?? '',
  phone: (await readSetUp(tx, org)).phone,
  to: await readOrganizationKey(tx, org),
});

/**
 * Police, and others on the way, offer a contact for a person who agreed. They read nothing: what they send is sealed in their browser,
 * the handler looks nothing up, and what is said back is one thing to the byte, whoever it is about. Off unless turned on.
 */
export const contactPage: OrganizationPage<SealedData> = {
  of: 'organization',
  path: 'contact',
  script: sealFormFile,
  words,
  read: async (tx, org) => {
    const data = await readSealedData(tx, org);
    const { contactForm = false } = await readSetUp(tx, org);
    return contactForm ? data : { ...data, to: undefined };
  },
  intro: ({ t, data: { name, phone, to } }) =>
    to === undefined
      ? html`<p>${t(words('off'), { name })}</p>${callHtml(t, phone)}`
      : html`<p>${t(words('what'), { name })}</p>
<p>${t(words('nothing-back'))}</p>`,
  form: {
    isSentByQuestions: true,
    questions: [askSealed(words)],
    // It is given a way to read, and uses none: whatever is known of anybody, the answer is the same and as fast.
    take: async (answers, { data, now }) =>
      data.to === undefined
        ? err({ form: words('off-form') })
        : ok({ entries: [{ kind: contactKind.kind, version: 1, occurredAt: now, body: sentIn(answers) }] }),
    thanks: ({ t, data: { name } }) => html`<p>${t(words('thanks'), { name })}</p>`,
  },
};
