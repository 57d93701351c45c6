import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, isUuid, type Uuid } from '#log/index.ts';

/** What is the same for all and tells of nobody: what items there are and what a kit or a pack holds, and lots that are on hold. */
const forAll: readonly string[] = ['catalog.choice', 'catalog.kit', 'stock.pack', 'stock.hold'];
/** What happens to a shelf. No visit, no report, nothing of people. */
const ofShelf: readonly string[] = [
  'exchange.handout',
  'naloxone.handout',
  'stock.receive',
  'stock.transfer',
  'stock.arrive',
  'stock.count',
  'stock.adjust',
  'stock.dispose',
  'stock.assemble',
  'stock.request',
];
/** Answers to what a site asked for, said elsewhere. */
const answers: readonly string[] = ['stock.approve', 'stock.fulfil'];

/** The kinds that a partner's device may take in at all. */
export const partnerReads: readonly string[] = [...forAll, ...ofShelf, ...answers, 'log.void'];

/** What an entry says of whom it concerns. */
type Told = Pick<Entry, 'kind' | 'site' | 'subject' | 'visit' | 'body'>;

const isOfNobody = ({ subject, visit }: Told): boolean => subject === undefined && visit === undefined;

/** Whether an entry is of this site, sent to it, or an answer to what it asked for. */
const isAbout = (entry: Told, site: Uuid, named: ReadonlyMap<string, Told>): boolean => {
  if (!isOfNobody(entry)) return false;
  if (forAll.includes(entry.kind)) return true;
  if (ofShelf.includes(entry.kind) && entry.site === site) return true;
  if (entry.kind === 'stock.transfer') return entry.body['to'] === site;
  if (answers.includes(entry.kind)) {
    const request = named.get(String(entry.body['request']));
    return request?.kind === 'stock.request' && request.site === site;
  }
  return false;
};

/**
 * Of these entries those that concern a site. A correction and a void come to whoever was told what they put right: else boxes
 * that were never sent would stay on their way there.
 */
export const concerning = async <E extends { readonly entry: Entry }>(
  tx: Transaction,
  org: Uuid,
  site: Uuid,
  entries: readonly E[],
): Promise<readonly E[]> => {
  const targets = await readNamed(
    tx,
    org,
    entries.flatMap(({ entry }) => [...(entry.supersedes ?? []), entry.body['request']]),
  );
  // What an answer that is put right had answered.
  const asked = await readNamed(
    tx,
    org,
    [...targets.values()].map(({ body }) => body['request']),
  );
  const named = new Map([...asked, ...targets]);
  return entries.filter(
    ({ entry }) =>
      isAbout(entry, site, named) ||
      (isOfNobody(entry) &&
        (entry.supersedes ?? []).some((id) => {
          const target = named.get(id);
          return target !== undefined && isAbout(target, site, named);
        })),
  );
};

const readNamed = async (
  tx: Transaction,
  org: Uuid,
  ids: readonly unknown[],
): Promise<ReadonlyMap<string, Told>> => {
  const wanted = [...new Set(ids.filter(isUuid))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.rows<{ id: Uuid; text: string }>(
    sql`select id, text from entry where org_id = ${org} and id = any(${wanted}::uuid[])`,
  );
  return new Map(rows.map(({ id, text }) => [id, JSON.parse(text) as Entry]));
};
