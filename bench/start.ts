import { get } from 'node:http';
import type { Page } from 'playwright-core';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import type { Whole } from '../test/support/whole.ts';
import { beginShift, fillDevice, signIn, slow, timeColdStarts, timeSlowed, withPhone } from './browser.ts';
import { type Bench, median, round } from './row.ts';

const held = 73_000;
const behind = 775_000;

/**
 * What stands between a worker and the counter when much is behind: a phone that holds 73 000 entries, and a new phone of an
 * organization whose log has 775 000. Beside both an empty start of the same run. Seconds until the counter can save; of the
 * phone with a long log also until every figure is shown; bytes are those of the whole log on the wire.
 */
export const start: Bench = ({ size, note }) =>
  withPhone(async ({ whole, place, openPhone }) => {
    const chromium = await openPhone();
    await beginShift(chromium.page, whole.url);
    const empty = await timeColdStarts(chromium, whole.url, 5);
    note('started with nothing behind');
    const entries = Math.round(held * size);
    await fillDevice(chromium, whole, place, entries);
    note(`${entries} entries are on the device`);
    const full = await timeColdStarts(chromium, whole.url, 5);
    const allShownMs = await timeAllShown(chromium.page, whole.url);
    const log = await growLog(whole, place.org, Math.round(behind * size));
    note(`the log has ${log} entries`);
    const newPhone = await openPhone();
    const firstMs = await timeFirstSync(newPhone.page, whole.url);
    note('a new phone began a shift');
    const bytes = await weighLog(whole, await whole.tokenFor(place.org, place.worker, crypto.randomUUID()));
    const emptyMs = median(empty.map(({ usableMs }) => usableMs));
    const fullMs = median(full.map(({ usableMs }) => usableMs));
    const seconds = (ms: number): number => round(ms / 1000, 2);
    return [
      {
        name: `start with ${entries} entries on the phone, ${slow}x slower`,
        value: seconds(fullMs),
        unit: 's',
        ratio: round(fullMs / emptyMs, 2),
        aim: 'as long as with none, 1.3 times at most',
        ok: fullMs < emptyMs * 1.3,
        json: {
          emptyStartSeconds: seconds(emptyMs),
          entriesOnPhone: entries,
          startSeconds: seconds(fullMs),
          allShownSeconds: seconds(allShownMs),
          entriesInLog: log,
          firstSyncUsableSeconds: seconds(firstMs),
          firstSyncBytes: bytes.packed,
          firstSyncBytesUnpacked: bytes.plain,
          slower: slow,
        },
      },
    ];
  });

/** From the load of a page to the moment at which every figure is of all that the phone holds, slowed. */
const timeAllShown = (page: Page, url: string): Promise<number> =>
  timeSlowed(
    page,
    () => page.goto(`${url}/today`, { waitUntil: 'commit' }),
    () => page.locator('h1').first().waitFor({ timeout: 120_000 }),
  );

/** From the tap on Start of a phone that was never here, slowed, to a counter that can save. */
const timeFirstSync = async (page: Page, url: string): Promise<number> => {
  await signIn(page, url);
  return timeSlowed(
    page,
    () => page.getByRole('button', { name: 'Start', exact: true }).click(),
    () => page.locator('.save-bar button').first().waitFor({ timeout: 120_000 }),
  );
};

/** Copies what the log holds under new ids until it is as long as wanted; tables of reports are not asked here. */
const growLog = async (whole: Whole, org: Uuid, wanted: number): Promise<number> =>
  whole.database.inOrganization(org, async (tx) => {
    const { last } = (await tx.first<{ last: number }>(
      sql`select last_seq as last from log_head where org_id = ${org}`,
    )) ?? { last: 0 };
    if (wanted <= last) return last;
    await tx.rows(sql`
      insert into entry (org_id, seq, id, site, subject, occurred_on, kind, hash, erased, understood, blurred, text)
      select org_id, place, fresh, site, subject, occurred_on, kind, hash, erased, understood, blurred,
        replace(text, id::text, fresh::text)
      from (select entry.*, ${last}::bigint * copy + seq as place, gen_random_uuid() as fresh
        from entry cross join generate_series(1, ${Math.ceil(wanted / last)}::int) as copy where org_id = ${org}) as made
      where place <= ${wanted}`);
    await tx.rows(sql`update log_head set last_seq = ${wanted} where org_id = ${org}`);
    return wanted;
  });

/** The log as a phone asks for it, page by page: bytes on the wire and bytes of text. */
const weighLog = async (
  { url }: Whole,
  token: string,
): Promise<{ readonly packed: number; readonly plain: number }> => {
  const sum = { packed: 0, plain: 0 };
  for (let after = 0; ; ) {
    const address = `${url}/v1/entries?after=${after}&limit=500`;
    const [response, wire] = await Promise.all([
      fetch(address, { headers: { authorization: `Bearer ${token}` } }),
      bytesOf(address, token),
    ]);
    const text = await response.text();
    sum.plain += Buffer.byteLength(text);
    sum.packed += wire;
    const { next, more } = JSON.parse(text) as { readonly next: number; readonly more: boolean };
    if (!more) return sum;
    after = next;
  }
};

const bytesOf = (address: string, token: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
    get(address, { headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });
