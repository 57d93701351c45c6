import { type Entry, type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import {
  type AlertText,
  type ApproveBody,
  approveKind,
  cancelKind,
  corroborateKind,
  dismissKind,
  draftKind,
  expireKind,
  extendKind,
  type GradeBody,
  gradeKind,
  type ReportBody,
  reportKind,
  type Support,
} from '../entries.ts';
import { isOut, type Move, moves, type State } from './moves.ts';

/** What is read of an entry: the server keeps no more of it. */
export type AlertEntry = Pick<
  Entry,
  'id' | 'kind' | 'version' | 'site' | 'author' | 'occurredAt' | 'hlc' | 'body'
>;

/** Words that wait for a second person, or were approved by one. */
export interface Words {
  /** Id of the entry that holds them. */
  readonly id: Uuid;
  readonly by: Uuid;
  readonly at: LocalTime;
  readonly text: AlertText;
  readonly stamp: string | undefined;
}

/** One message of an alert that went out: the first is the alert, each further one changes it. */
export interface Version {
  /** Id of the entry that sent it, its name for good. */
  readonly id: Uuid;
  readonly by: Uuid;
  readonly sent: LocalTime;
  readonly until: LocalTime;
  readonly words: Words;
  readonly audience: ApproveBody['audience'];
  /** The counters that show it; undefined: all. */
  readonly sites: readonly Uuid[] | undefined;
  readonly showStamp: boolean;
  readonly grade: GradeBody | undefined;
  /** True where nothing spoke for it but one report. */
  readonly isUnsupported: boolean;
}

export interface Alert {
  readonly id: Uuid;
  readonly state: State;
  /** Where it was first reported. */
  readonly site: Uuid;
  /** Since when it stands as it stands. */
  readonly since: LocalTime;
  readonly reports: readonly (ReportBody & { readonly id: Uuid; readonly at: LocalTime })[];
  readonly support: readonly Support[];
  readonly grade: GradeBody | undefined;
  /** Words that nobody approved yet. */
  readonly draft: Words | undefined;
  /** All that went out, oldest first: the last one counts. */
  readonly versions: readonly Version[];
  /** Of one that was withdrawn: by which entry, when and why. */
  readonly cancelled: { readonly id: Uuid; readonly at: LocalTime; readonly because: string } | undefined;
  /** Moves that led nowhere, such as an approval by whoever wrote the words. */
  readonly ignored: readonly Uuid[];
}

/** Every alert as its entries tell: the same for the same entries, in whatever order and however often they come. */
export const foldAlerts = (entries: readonly AlertEntry[]): readonly Alert[] => {
  const alerts = new Map<Uuid, Alert>();
  const seen = new Set<Uuid>();
  for (const entry of [...entries].sort(inOrder)) {
    const step = readStep(entry);
    if (step === undefined || seen.has(entry.id)) continue;
    seen.add(entry.id);
    const before = alerts.get(step.body.alert ?? entry.id);
    const after = take(before, entry, step);
    if (after !== undefined) alerts.set(after.id, after);
  }
  return [...alerts.values()];
};

/** Whether it is shown at this moment, in milliseconds since 1970. */
export const isLive = ({ state, versions }: Alert, now: number): boolean => {
  const last = versions.at(-1);
  return isOut(state) && last !== undefined && now < timeToMs(last.until);
};

/** As `state`, with one whose time is over by now as what it is. */
export const stateAt = (alert: Alert, now: number): State =>
  isOut(alert.state) && !isLive(alert, now) ? 'expired' : alert.state;

const inOrder = (a: AlertEntry, b: AlertEntry): number =>
  a.hlc === b.hlc ? (a.id < b.id ? -1 : 1) : a.hlc < b.hlc ? -1 : 1;

type Step = NonNullable<ReturnType<typeof readStep>>;

const readStep = (entry: AlertEntry) => {
  const as = <M extends Move, B>(move: M, body: B | undefined) =>
    body === undefined ? undefined : { move, body };
  return (
    as('report', readBody(reportKind, entry)) ??
    as('corroborate', readBody(corroborateKind, entry)) ??
    as('grade', readBody(gradeKind, entry)) ??
    as('draft', readBody(draftKind, entry)) ??
    as('approve', readBody(approveKind, entry)) ??
    as('extend', readBody(extendKind, entry)) ??
    as('cancel', readBody(cancelKind, entry)) ??
    as('dismiss', readBody(dismissKind, entry)) ??
    as('expire', readBody(expireKind, entry))
  );
};

/** The alert after a move; undefined where there is none to move. */
const take = (before: Alert | undefined, entry: AlertEntry, step: Step): Alert | undefined => {
  const at = timeToMs(entry.occurredAt);
  const state = before === undefined ? 'none' : step.move === 'expire' ? before.state : stateAt(before, at);
  const to = moves[step.move].leads[state];
  if (before === undefined) {
    if (to === undefined || step.move !== 'report' || step.body.alert !== undefined) return undefined;
    return {
      id: entry.id,
      state: to,
      site: entry.site,
      since: entry.occurredAt,
      reports: [{ ...step.body, id: entry.id, at: entry.occurredAt }],
      support: [],
      grade: undefined,
      draft: undefined,
      versions: [],
      cancelled: undefined,
      ignored: [],
    };
  }
  const change = to === undefined ? undefined : changeBy(before, entry, step);
  if (to === undefined || change === undefined) return { ...before, ignored: [...before.ignored, entry.id] };
  return { ...before, state: to, since: to === before.state ? before.since : entry.occurredAt, ...change };
};

/** What a move that leads somewhere changes beside the state; undefined when it may not be made after all. */
const changeBy = (before: Alert, entry: AlertEntry, step: Step): Partial<Alert> | undefined => {
  const { id, author: by, occurredAt: at } = entry;
  const last = before.versions.at(-1);
  switch (step.move) {
    case 'report':
      return { reports: [...before.reports, { ...step.body, id, at }] };
    case 'corroborate':
      return { support: [...before.support, step.body.by] };
    case 'grade':
      return { grade: step.body };
    case 'draft':
      return { draft: { id, by, at, text: step.body.text, stamp: step.body.stamp } };
    case 'approve': {
      const { draft } = before;
      // What was read is what goes out, and never by the hand that wrote it.
      if (draft === undefined || draft.id !== step.body.draft || draft.by === by) return undefined;
      const { audience, sites, showStamp = false, valid } = step.body;
      const isUnsupported = before.support.every((support) => support === 'none');
      const version = {
        id,
        by,
        ...valid,
        words: draft,
        audience,
        sites,
        showStamp,
        grade: before.grade,
        isUnsupported,
      };
      return { draft: undefined, versions: [...before.versions, version] };
    }
    case 'extend':
      return last && { versions: [...before.versions, { ...last, id, by, ...step.body.valid }] };
    case 'cancel':
      return { draft: undefined, cancelled: { id, at, because: step.body.because } };
    case 'dismiss':
      return { draft: undefined };
    case 'expire':
      // Its end was moved meanwhile: this is about another one.
      return last !== undefined && timeToMs(last.until) <= Math.min(timeToMs(step.body.until), timeToMs(at))
        ? { draft: undefined }
        : undefined;
  }
};
