import { type ComponentChildren, createContext } from 'preact';
import { useMemo } from 'preact/hooks';
import type { BodyOf, Entry, EntryOf, Fields, Kind, LocalDate, Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import type {
  Asks,
  Attachments,
  HalfTyped,
  LogView,
  Place,
  Recorder,
  SealingSource,
  SyncStatus,
} from './recorder.ts';
import { useGiven } from './use-given.ts';
import { useLatest } from './use-latest.ts';

/** What the app's shell gives to every screen below it: the log, how to add to it, and where this shift is. */
export interface LogAccess {
  readonly recorder: Recorder;
  readonly view: LogView;
  readonly place: Place;
  /** A passphrase stands before what was saved here: what is in sight is what this page saved, and no more. */
  readonly isLocked: boolean;
  readonly halfTyped: HalfTyped;
  /** The same for something that is no counter's, whoever works here: it stays at a sign-out. */
  readonly kept: (of: Uuid) => HalfTyped;
  /** What comes a moment after the counter stands (app/open-health.ts). */
  readonly health: Promise<{
    /** Fetched when somebody attaches or looks; rejects with a TypeError when it could not be. */
    readonly attachments: () => Promise<Attachments>;
    /** Fetched when something sealed is shown or written; rejects with a TypeError when it could not be. */
    readonly sealing: () => Promise<SealingSource>;
    /** Fetched when somebody asks for what only the server can answer; rejects with a TypeError when it could not be. */
    readonly asks: () => Promise<Asks>;
  }>;
  /** Where this device's entries stand; listeners are called when it changes. */
  readonly status: {
    readonly now: () => SyncStatus;
    readonly subscribe: (listener: () => void) => () => void;
  };
}

const LogContext = createContext<LogAccess | undefined>(undefined);

export const LogProvider = ({
  access,
  children,
}: {
  readonly access: LogAccess;
  readonly children: ComponentChildren;
}) => <LogContext.Provider value={access}>{children}</LogContext.Provider>;

export const useLog = (): LogAccess => useGiven(LogContext);

/** Something computed from the log, anew after each change of it. */
export const useView = <T,>(compute: (view: LogView) => T, keys: readonly unknown[] = []): T => {
  const { view } = useLog();
  const revision = useLatest(
    view,
    (source, listener) => source.subscribe(listener),
    (source) => source.revision(),
  );
  return useMemo(() => compute(view), [view, revision, ...keys]);
};

export interface EntriesQuery {
  readonly site?: Uuid;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** The entries of one kind that count now, read, newest last. Those this build cannot read are left out. */
export const useEntries = <F extends Fields>(
  kind: Kind<F>,
  query: EntriesQuery = {},
): readonly EntryOf<BodyOf<F>>[] =>
  useView((view) => entriesOf(view, kind, query), [kind, query.site, query.from, query.to]);

export const entriesOf = <F extends Fields>(
  view: LogView,
  kind: Kind<F>,
  query: EntriesQuery = {},
): readonly EntryOf<BodyOf<F>>[] =>
  view.effective({ kinds: [kind.kind], ...query }).flatMap((entry: Entry) => {
    const body = readBody(kind, entry);
    return body === undefined ? [] : [{ ...entry, body }];
  });

export const useSyncStatus = (): SyncStatus => {
  const { status } = useLog();
  return useLatest(
    status,
    (source, listener) => source.subscribe(listener),
    (source) => source.now(),
  );
};
