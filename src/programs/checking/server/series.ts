import type { EventSeries } from '#community/server.ts';
import { sql } from '#database/sql.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import { unexpectedIn } from '../rules/noteworthy.ts';
import { foundDayOf } from '../rules/sample.ts';
import { classOf } from '../rules/substances.ts';
import { readSamples } from '../tables/read.ts';

/** Samples with something in them that acts on its own and that nobody expected, by the day on which it was found. */
export const findings: EventSeries = {
  code: 'checking.findings',
  read: async (tx, org, from, until) => {
    const counts = new Map<
      string,
      { readonly site: Uuid; readonly day: LocalDate; readonly count: number }
    >();
    for (const sample of await readSamples(tx, org, sql`day >= ${from}::date and day < ${until}::date`)) {
      const day = foundDayOf(sample);
      const isFinding = (unexpectedIn(sample) ?? []).some((code) => classOf(code) !== undefined);
      if (!isFinding || day === undefined || day < from || day >= until) continue;
      const { site } = sample.intake;
      const key = `${site} ${day}`;
      counts.set(key, { site, day, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts.values()];
  },
};
