import type { WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  type LocalDate,
  msToTime,
  ok,
  type Random,
  type Result,
  type Sha256,
  type Uuid,
  uuidv7,
} from '#log/index.ts';
import { dayIn, offsetMinutesIn } from '#log/zone.ts';
import { type TemplateBody, templateKind } from '#report/funder/entries.ts';
import type { Measure } from '#report/funder/measure.ts';
import { type FunderRow, rowsOf } from '#report/funder/rows.ts';
import { isWholeMonths, type Period, periodOf } from '#report/period.ts';
import { readReleasedTo, readReleases, readTemplates } from '#report/server/funder/tables.ts';
import type { createOwnDevice, OwnDraft } from '../log-store/own-device.ts';
import { type Organization, readOrganization } from '../organization/organization.ts';
import type { ReadMonth } from './contributions.ts';
import { dueReleases, lastOf } from './due.ts';

export interface FunderDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly measures: readonly Measure[];
  readonly readMonth: ReadMonth;
  readonly record: ReturnType<typeof createOwnDevice>;
}

type Given = Pick<TemplateBody, 'name' | 'measures' | 'by' | 'span'>;

export interface FunderReport {
  readonly template: TemplateBody;
  readonly releasedTo: LocalDate | null;
  readonly rows: readonly FunderRow[];
}

/** Templates of reports for funders, and what leaves for them. Fails with `not-found`, `request-invalid`, and as writing does. */
export interface Funder {
  readonly templates: (org: Uuid) => Promise<readonly TemplateBody[]>;
  readonly releasedTo: (org: Uuid) => Promise<LocalDate | null>;
  /** A new one, or the next version of one. */
  readonly save: (
    by: WorkerCaller,
    id: Uuid | undefined,
    given: Given,
  ) => Promise<Result<{ id: Uuid }, Failure>>;
  readonly remove: (by: WorkerCaller, id: Uuid) => Promise<Result<null, Failure>>;
  readonly release: (by: WorkerCaller, to: LocalDate) => Promise<Result<{ releasedTo: LocalDate }, Failure>>;
  readonly report: (org: Uuid, id: Uuid, days: Period) => Promise<Result<FunderReport, Failure>>;
}

export const createFunder = (deps: FunderDeps): Funder => {
  const { database, clock, measures, record } = deps;
  const kinds = new Set(measures.map(({ id }) => id));
  const nowIn = ({ settings: { zone } }: Organization) =>
    msToTime(clock.now(), offsetMinutesIn(zone, clock.now()));
  const templatesOf = (org: Uuid) => database.readOrganization(org, (tx) => readTemplates(tx, org));
  const releasedTo = async (org: Uuid) => lastOf(await released(org));
  const released = (org: Uuid) => database.readOrganization(org, (tx) => readReleasedTo(tx, org));
  const write = async (by: WorkerCaller, body: TemplateBody): Promise<Result<null, Failure>> => {
    const organization = await readOrganization(database, by.org);
    if (organization === undefined) return err(failure('not-found'));
    return record(by.org, [draftOf(templateKind, body)], uuidv7(deps), nowIn(organization), by.worker);
  };

  return {
    templates: async (org) => (await templatesOf(org)).filter(({ removed }) => !removed),
    releasedTo,
    save: async (by, known, given) => {
      const id = known ?? uuidv7(deps);
      const before = (await templatesOf(by.org)).find(({ template }) => template === id);
      if (known !== undefined && before === undefined) return err(failure('not-found'));
      if (!given.measures.every((one) => kinds.has(one)))
        return err(failure('request-invalid', { field: 'measures' }));
      const done = await write(by, {
        ...{ template: id, edition: (before?.edition ?? 0) + 1, name: given.name, span: given.span },
        measures: [...new Set(given.measures)],
        by: [...new Set(given.by)],
        removed: false,
      });
      return done.ok ? ok({ id }) : done;
    },
    remove: async (by, id) => {
      const before = (await templatesOf(by.org)).find(({ template }) => template === id);
      if (before === undefined) return err(failure('not-found'));
      return write(by, { ...before, edition: before.edition + 1, removed: true });
    },
    release: async (by, to) => {
      const { org } = by;
      const organization = await readOrganization(database, org);
      if (organization === undefined) return err(failure('not-found'));
      const month = periodOf(to.slice(0, 7));
      if (month.to !== to || to >= dayIn(organization.settings.zone, clock.now()))
        return err(
          failure('request-invalid', { field: 'to', detail: 'only whole months that are over leave' }),
        );
      const drafts = await database.readOrganization(org, (tx) => dueReleases(deps, tx, org, to));
      const [first] = drafts;
      if (first !== undefined) {
        const done = await record(org, drafts, first.id, nowIn(organization), by.worker);
        if (!done.ok) return done;
      }
      return ok({ releasedTo: (await releasedTo(org)) ?? to });
    },
    report: async (org, id, days) => {
      const template = (await templatesOf(org)).find((one) => one.template === id);
      if (template === undefined) return err(failure('not-found'));
      if (days.from > days.to || !isWholeMonths(days))
        return err(failure('request-invalid', { field: 'to', detail: 'only whole months leave' }));
      const found = await database.readOrganization(org, (tx) => readReleases(tx, org, days));
      return ok({ template, releasedTo: await releasedTo(org), rows: rowsOf(template, days, found) });
    },
  };
};

const draftOf = (kind: { readonly kind: string; readonly version: number }, body: object): OwnDraft => ({
  kind: kind.kind,
  version: kind.version,
  body: body as OwnDraft['body'],
});
