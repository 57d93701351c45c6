import type { Database } from '#database/connection.ts';
import { isAboutContent } from '#database/faults.ts';
import { sql } from '#database/sql.ts';
import {
  type Clock,
  decideIntake,
  type Entry,
  err,
  type Failure,
  failure,
  hlcFormat,
  type KindRegistry,
  type LocalTime,
  lastNumber,
  ok,
  type Random,
  type Result,
  type Sha256,
  type Uuid,
  uuidv7,
} from '#log/index.ts';
import type { PublicDraft } from '#public/page.ts';
import type { LogStore } from '../intake/ports.ts';

/** What the server writes on its own device: a public form, an import's own words. */
export interface OwnDraft extends PublicDraft {
  /** Left out: a new one. The first draft's is `once`. */
  readonly id?: Uuid | undefined;
}

export interface OwnDeviceDeps {
  readonly database: Database;
  readonly store: LogStore;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * The server as a device of each organization, with dense numbers of its own: what people send on public pages is written
 * like everything else, and what a person asks of the log as a whole, with that person as author. `once` is the id of the first
 * entry: the same form sent twice is stored once.
 */
export const createOwnDevice = (deps: OwnDeviceDeps) => {
  const decide = decideIntake(deps);

  return async (
    org: Uuid,
    drafts: readonly OwnDraft[],
    once: Uuid,
    now: LocalTime,
    author?: Uuid,
  ): Promise<Result<null, Failure>> => {
    const own = await deps.database.inOrganization(org, (tx) =>
      tx.first<{ device: Uuid; site: Uuid | null }>(sql`
        select device, (select id from site where site.org_id = ${org} and removed_at is null
          order by name, id limit 1) as site
        from organization where org_id = ${org}`),
    );
    if (own === undefined) return err(failure('not-set-up'));
    const stored = deps.store.transact<Result<null, Failure>>(org, async (tx) => {
      const { lastSeq } = await tx.lockHead();
      const known = await tx.known([once], [own.device], [], []);
      if (known.entries.has(once)) return ok(null);
      const last = lastNumber(known.ledgers.get(own.device) ?? []);
      const entries = drafts.map((draft, index): Entry => {
        const deviceSeq = last + 1 + index;
        return {
          id: index === 0 ? once : (draft.id ?? uuidv7(deps)),
          org,
          site: draft.site ?? own.site ?? own.device,
          device: own.device,
          deviceSeq,
          author: author ?? own.device,
          kind: draft.kind,
          version: draft.version,
          occurredAt: draft.occurredAt ?? now,
          recordedAt: now,
          // The number keeps two entries of one millisecond apart.
          hlc: hlcFormat({ ms: deps.clock.now(), counter: deviceSeq % 0x1_0000 }, own.device),
          body: draft.body,
          ...(draft.supersedes !== undefined && { supersedes: draft.supersedes }),
        };
      });
      const decision = decide(known, entries, lastSeq + 1);
      if (decision.accepted.length < entries.length) {
        // Nothing is written: the page has the form still, and its program a mistake to mend.
        return err(failure('body-invalid'));
      }
      await tx.write(decision, lastSeq + 1);
      return ok(null);
    });
    return stored.catch((error: unknown) => {
      if (!isAboutContent(error)) throw error;
      return err(failure('body-invalid'));
    });
  };
};
