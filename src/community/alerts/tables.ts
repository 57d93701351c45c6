import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type BodyOf,
  canonicalText,
  type EntryOf,
  type Fields,
  type JsonObject,
  type Kind,
  timeToMs,
  type Uuid,
} from '#log/index.ts';
import {
  approveKind,
  cancelKind,
  corroborateKind,
  dismissKind,
  draftKind,
  expireKind,
  extendKind,
  gradeKind,
  reportKind,
} from './entries.ts';
import { type Alert, type AlertEntry, foldAlerts } from './rules/life.ts';

/** The moves of alerts as they came: what an alert is, is reckoned from them by the rule that devices have (rules/life.ts). */
const alertMove = factTable({
  name: 'alert_move',
  columns: {
    alert: 'uuid',
    kind: 'text',
    version: 'int',
    site: 'uuid',
    author: 'uuid',
    at: 'text',
    hlc: 'text',
    body: 'text',
    /** Of what sends it out: until when it is out, in milliseconds since 1970. */
    until_ms: 'bigint?',
  },
  indexes: [{ on: ['alert'] }, { on: ['until_ms'] }],
});

const onMove = <F extends Fields>(
  kind: Kind<F>,
  until: (body: BodyOf<F>) => string | undefined = () => undefined,
) =>
  onKind(kind, (entry: EntryOf<BodyOf<F>>) => {
    const { id, version, site, author, occurredAt, hlc, body } = entry;
    const end = until(body);
    const { alert = id } = body as { readonly alert?: Uuid };
    return [
      alertMove.row({
        alert,
        kind: kind.kind,
        version: Math.max(version, kind.version),
        site,
        author,
        at: occurredAt,
        hlc,
        body: canonicalText(body as JsonObject),
        until_ms: end === undefined ? null : timeToMs(end),
      }),
    ];
  });

export const alertsProjection: Projection = {
  name: 'alerts',
  version: 1,
  tables: [alertMove],
  handlers: [
    onMove(reportKind),
    onMove(corroborateKind),
    onMove(gradeKind),
    onMove(draftKind),
    onMove(approveKind, ({ valid }) => valid.until),
    onMove(extendKind, ({ valid }) => valid.until),
    onMove(cancelKind),
    onMove(dismissKind),
    onMove(expireKind),
  ],
};

/** Alerts that were sent out with an end after this moment: those that are live, and those that were withdrawn before their time. */
export const readOut = (tx: Transaction, org: Uuid, now: number): Promise<readonly Alert[]> =>
  readAlerts(
    tx,
    sql`move.org_id = ${org} and move.alert in (
      select alert from alert_move where org_id = ${org} and until_ms > ${now})`,
  );

export const readAlert = async (tx: Transaction, org: Uuid, alert: Uuid): Promise<Alert | undefined> =>
  (await readAlerts(tx, sql`move.org_id = ${org} and move.alert = ${alert}`))[0];

/** The alert that a move is of. */
export const readAlertOf = async (tx: Transaction, org: Uuid, move: Uuid): Promise<Alert | undefined> =>
  (
    await readAlerts(
      tx,
      sql`move.org_id = ${org} and move.alert in (
        select alert from alert_move where org_id = ${org} and entry_id = ${move})`,
    )
  )[0];

/** Alerts that nobody decided on: no word of them went out, or a change waits. */
export const readOpen = async (tx: Transaction, org: Uuid): Promise<readonly Alert[]> =>
  readAlerts(
    tx,
    sql`move.org_id = ${org} and move.alert not in (
      select alert from alert_move where org_id = ${org} and kind in ('alerts.cancel', 'alerts.expire'))`,
  );

const readAlerts = async (tx: Transaction, which: ReturnType<typeof sql>): Promise<readonly Alert[]> => {
  const rows = await tx.rows<Row>(sql`
    select entry_id as id, kind, version, site, author, at as "occurredAt", hlc, body
    from alert_move move where ${which}`);
  const alerts = foldAlerts(rows.map((row): AlertEntry => ({ ...row, body: JSON.parse(row.body) })));
  return alerts.toSorted((a, b) => timeToMs(b.since) - timeToMs(a.since) || (a.id < b.id ? -1 : 1));
};

type Row = Omit<AlertEntry, 'body'> & { readonly body: string };
