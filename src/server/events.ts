import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { everything, isEverything, isWithin, type Reach, withinReach } from './access/reach.ts';

/**
 * That there is something new, where and of what kind, never what: a screen that shows one site and one line of service
 * need not fetch for the others.
 */
export interface News {
  /** Place in the log up to which this tells; listen again from it. */
  readonly seq: number;
  /** Left out when there is too much to name: anything may have changed. */
  readonly changes?: readonly Change[];
}

export interface Change {
  readonly site: Uuid;
  readonly kind: string;
}

/** What one transaction added to a log: its places, without a gap. */
export interface Arrival {
  readonly first: number;
  readonly last: number;
  readonly entries: readonly Pick<Entry, 'site' | 'kind' | 'subject'>[];
}

/** What a listener wants to hear of, inside its reach; all of that when left out. */
export interface Wish {
  readonly site?: Uuid;
  /** A kind, or the part before its dot: `exchange`. */
  readonly kind?: string;
}

export interface EventHub {
  /** For entries that this process stored. */
  readonly announce: (org: Uuid, arrival: Arrival) => void;
  /** Answers how to stop listening. What came after place `after` is told at once; without it only what comes now. */
  readonly listen: (
    org: Uuid,
    wish: Wish & { readonly reach: Reach; readonly after?: number },
    listener: (news: News) => void,
  ) => () => void;
  /** Looks for what other server processes stored, for organizations that someone listens to. */
  readonly poll: () => Promise<void>;
}

export interface EventHubDeps {
  readonly database: Database;
  /** Kinds that every device needs, whatever its site. */
  readonly everywhere: readonly string[];
  /** Kinds that stay on the server: nobody hears that there are any. */
  readonly atHome?: readonly string[];
}

/** Pairs of site and kind that one event names. */
const mostChanges = 200;

interface Listener extends Wish {
  readonly reach: Reach;
  readonly tell: (news: News) => void;
}

interface Audience {
  readonly listeners: Set<Listener>;
  /** Up to here everyone was told; undefined until the first look. */
  told?: number;
}

export const createEventHub = ({ database, everywhere, atHome = [] }: EventHubDeps): EventHub => {
  const audiences = new Map<Uuid, Audience>();
  const isEverywhere = new Set(everywhere);
  const reading = { database, everywhere, atHome };

  const tell = (listener: Listener, news: News): void => {
    const { changes } = news;
    if (changes === undefined) {
      listener.tell(news);
      return;
    }
    const wanted = changes.filter((change) => isWanted(listener, change, isEverywhere));
    if (wanted.length > 0) listener.tell({ seq: news.seq, changes: wanted });
  };

  return {
    announce: (org, { first, last, entries: all }) => {
      const entries = all.filter(({ kind }) => !atHome.includes(kind));
      const audience = audiences.get(org);
      if (audience === undefined) return;
      // Another process stored what lies between: the next look tells of all of it.
      if (audience.told !== undefined && audience.told >= first - 1)
        audience.told = Math.max(audience.told, last);
      if (entries.length === 0) return;
      const news = toNews(last, distinct(entries));
      for (const listener of audience.listeners) {
        if (isEverything(listener.reach)) tell(listener, news);
        else {
          const within = entries.filter((entry) => isWithin(listener.reach, entry, everywhere));
          if (within.length > 0) tell(listener, toNews(last, distinct(within)));
        }
      }
    },
    listen: (org, { after, ...wish }, report) => {
      const listener: Listener = { ...wish, tell: report };
      const audience = audiences.get(org) ?? { listeners: new Set() };
      audience.listeners.add(listener);
      audiences.set(org, audience);
      if (after !== undefined)
        void readNews(reading, org, after, wish.reach).then(
          (news) => news !== undefined && audience.listeners.has(listener) && tell(listener, news),
          // The database is away: the listener hears of the next arrival, and its own look every few minutes stays.
          () => undefined,
        );
      return () => {
        audience.listeners.delete(listener);
        if (audience.listeners.size === 0) audiences.delete(org);
      };
    },
    poll: async () => {
      if (audiences.size === 0) return;
      const heads = await database.acrossOrganizations((tx) =>
        tx.rows<{ org: Uuid; last: number }>(sql`
          select org_id as org, last_seq as last from log_head where org_id = any(${[...audiences.keys()]}::uuid[])`),
      );
      for (const { org, last } of heads) {
        const audience = audiences.get(org);
        if (audience === undefined) continue;
        const { told } = audience;
        if (told === undefined || told >= last) {
          audience.told = last;
          continue;
        }
        const news = await readNews(reading, org, told, everything);
        audience.told = Math.max(news?.seq ?? last, audience.told ?? 0);
        for (const listener of audience.listeners) {
          const { reach } = listener;
          const heard = isEverything(reach) ? news : await readNews(reading, org, told, reach);
          if (heard !== undefined) tell(listener, heard);
        }
      }
    },
  };
};

const isWanted = ({ site, kind }: Wish, change: Change, everywhere: ReadonlySet<string>): boolean =>
  everywhere.has(change.kind) ||
  ((site === undefined || site === change.site) &&
    (kind === undefined || kind === change.kind || change.kind.startsWith(`${kind}.`)));

const toNews = (seq: number, changes: readonly Change[]): News =>
  changes.length > mostChanges ? { seq } : { seq, changes };

const distinct = (entries: readonly Change[]): readonly Change[] => [
  ...new Map(entries.map(({ site, kind }) => [`${site} ${kind}`, { site, kind }])).values(),
];

/** What came within reach after a place; undefined when nothing did. */
const readNews = (
  { database, everywhere, atHome }: Required<EventHubDeps>,
  org: Uuid,
  after: number,
  reach: Reach,
): Promise<News | undefined> =>
  database.readOrganization(org, async (tx) => {
    const head = await tx.first<{ last: number }>(
      sql`select last_seq as last from log_head where org_id = ${org}`,
    );
    if (head === undefined || head.last <= after) return undefined;
    // Whoever was away long fetches anyway: then it is not worth a look at each entry.
    if (head.last - after > 5_000) return { seq: head.last };
    const changes = await tx.rows<Change>(sql`
      select distinct site, kind from entry where org_id = ${org} and seq > ${after} and seq <= ${head.last}
        and kind <> all(${atHome}::text[]) ${withinReach(reach, everywhere)}
      limit ${mostChanges + 1}`);
    return changes.length === 0 ? undefined : toNews(head.last, changes);
  });
