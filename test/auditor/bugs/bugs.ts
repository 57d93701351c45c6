/** A mistake planted into the real source before a history is lived with it. `find` must occur exactly once in `file`. */
export interface Bug {
  /** What the broken program does, as a sentence. */
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Where it showed last: looked at first, since it shows seldom. */
  readonly seed?: string;
}

/** One in every place where a figure is made: the log, the server's tables, the phone's shelf, the report. */
export const bugs: readonly Bug[] = [
  {
    name: 'of two corrections the earlier one counts',
    file: 'src/log/supersede.ts',
    find: 'return a.hlc < b.hlc ? 1 : -1;',
    replace: 'return a.hlc < b.hlc ? -1 : 1;',
    seed: 'planted-3',
  },
  {
    name: 'what was taken back with its device still counts',
    file: 'src/log/takeback.ts',
    find: 'entry.device === device && entry.deviceSeq >= first && entry.deviceSeq <= last',
    replace: 'entry.device === device && entry.deviceSeq > first && entry.deviceSeq <= last',
  },
  {
    name: 'a correction of what a wrong clock dated counts on its own day',
    file: 'src/log/clock.ts',
    find: 'for (const dating of datedBy(raw, family)) {',
    replace: 'for (const dating of [raw]) {',
  },
  {
    name: 'a count that a wrong clock dated does not wait',
    file: 'src/log/clock.ts',
    find: 'if (ruling.waits === true && waiting.includes(raw.kind)) return [];',
    replace: '',
  },
  {
    name: 'what faded loses its place among the counts of its day',
    file: 'src/stock/fade.ts',
    find: 'return last === undefined ? midnight : msToTime(last + 1_000, offsetOf(entry.occurredAt));',
    replace: 'return midnight;',
    seed: 'planted-7',
  },
  {
    name: 'an erased person is still counted as somebody',
    file: 'src/log/erasure.ts',
    find: 'const { subject: _subject, sealed: _sealed, body, ...rest } = entry;',
    replace: 'const { sealed: _sealed, body, ...rest } = entry;',
  },
  {
    name: 'what moves at the moment of a count is not in it',
    file: 'src/stock/balances.ts',
    find: 'if (reset !== undefined && timeToMs(move.at) <= reset.ms) continue;',
    replace: 'if (reset !== undefined && timeToMs(move.at) <= reset.ms - 60_000) continue;',
  },
  {
    name: "boxes that were sent arrive on the sender's shelf",
    file: 'src/stock/effects.ts',
    find: ": sent.lines.map((line) => ({ ...move(entry, line, 'arrived', 1), site: sent.to }))),",
    replace: ": sent.lines.map((line) => move(entry, line, 'arrived', 1))),",
  },
  {
    name: 'a lot that is past its date is given first',
    file: 'src/stock/lots.ts',
    find: "'expired-usable': 2,",
    replace: "'expired-usable': -1,",
  },
  {
    name: 'barrels and needles of one visit make no sets',
    file: 'src/programs/exchange/tables.ts',
    find: 'visit: visit ?? id }, {',
    replace: 'visit: id }, {',
    seed: 'planted-3',
  },
  {
    name: 'what nobody measured is 0',
    file: 'src/programs/exchange/report.ts',
    find: "filter (where how <> 'not-asked' and returns > unknown)::bigint`;",
    replace: '::bigint`;',
  },
  {
    name: 'a month that is cut by the days asked for counts on both sides',
    file: 'src/programs/naloxone/report.ts',
    find: '::date and last_day <= $',
    replace: '::date or last_day <= $',
  },
  {
    name: 'those who are supplied through a friend are no people',
    file: 'src/visits/rules.ts',
    find: '(body.servedFor.self ? 1 : 0) + body.servedFor.others;',
    replace: '(body.servedFor.self ? 1 : 0);',
  },
  {
    name: 'somebody with two cards that were joined is two people',
    file: 'src/visits/report.ts',
    find: 'linked: linked - spare.inAll(org_id)',
    replace: 'linked',
  },
  {
    name: 'cards that were taken apart are still one person',
    file: 'src/report/one-person.ts',
    find: 'joined.filter(({ whole }) => !ended.has(whole))',
    replace: 'joined.filter(() => ended !== undefined)',
  },
];
