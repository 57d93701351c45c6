import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import type { TimerDraft, TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import type { JsonObject, LocalDate, Uuid } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { type BatchBody, type OpenBody, resultKind } from '../entries.ts';
import { resultDay } from '../rules/current.ts';
import { resultOf } from '../rules/result.ts';

const hourMs = 3_600_000;

/**
 * Writes what came of a survey, once, some days after its last one. What a phone hands in later changes none of it: the difference of two
 * results would be the answers of a few.
 */
export const resultTimer: TimerHandler = {
  kind: 'survey.result',
  everyMs: hourMs,
  // By a clock that is ahead, a survey that is still on would be reckoned for good.
  isForGood: true,
  writes: async (tx, { org, now }) => {
    const today = await todayOf(tx, org, now);
    const drafts: TimerDraft[] = [];
    for (const { site, body } of await readWaiting(tx, org)) {
      if (today < resultDay(body)) continue;
      drafts.push({
        id: body.survey,
        kind: resultKind.kind,
        version: resultKind.version,
        body: resultOf(body, await readBatches(tx, org, body.survey)) as unknown as JsonObject,
        site,
      });
    }
    return drafts;
  },
  run: async () => undefined,
};

const todayOf = async (tx: Transaction, org: Uuid, now: number): Promise<LocalDate> => {
  const row = await tx.first<{ settings: Partial<OrganizationSettings> }>(
    sql`select settings from organization where org_id = ${org}`,
  );
  return dayIn(settingsOr(row?.settings ?? {}).zone, now);
};

/** Surveys without a result; of two words on one the later counts. */
const readWaiting = async (
  tx: Transaction,
  org: Uuid,
): Promise<readonly { readonly site: Uuid; readonly body: OpenBody }[]> =>
  (
    await tx.rows<{ site: Uuid; body: string }>(sql`
      select distinct on (survey) site, body from survey_open where org_id = ${org}
        and survey not in (select survey from survey_result where org_id = ${org})
      order by survey, hlc desc, entry_id desc`)
  ).map(({ site, body }) => ({ site, body: JSON.parse(body) as OpenBody }));

const readBatches = async (
  tx: Transaction,
  org: Uuid,
  survey: Uuid,
): Promise<readonly Pick<BatchBody, 'met' | 'counts'>[]> =>
  (
    await tx.rows<{ met: BatchBody['met']; counts: string | null }>(sql`
      select json_build_object('people', answered, 'unsure', unsure, 'again', again, 'no', refused) as met, counts
      from survey_batch where org_id = ${org} and survey = ${survey}`)
  ).map(({ met, counts }) => ({
    met,
    counts: counts === null ? undefined : (JSON.parse(counts) as BatchBody['counts']),
  }));
