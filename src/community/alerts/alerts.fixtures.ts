import { hlcFormat, type JsonObject, msToTime, type Uuid } from '#log/index.ts';
import type { AlertText } from './entries.ts';
import type { AlertEntry } from './rules/life.ts';
import type { Move, State } from './rules/moves.ts';

/** Alerts for tests: entries with chosen times, and the shortest way into each state. */
export const dayMs = 86_400_000;
export const start = Date.parse('2026-06-01T12:00:00Z');

let count = 0;
export const nextId = (): Uuid => {
  count += 1;
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
};
export const [writer, second, house, site] = [nextId(), nextId(), nextId(), nextId()];

const said = (language: string) => ({
  line: `Blue powder: people passed out (${language})`,
  where: 'Eastside',
  found: 'Sold as fentanyl. It had medetomidine in it.',
  does: 'People slept for hours.',
  act: 'Do not use alone. Keep naloxone close.',
});
export const text: AlertText = { en: said('en'), es: said('es') };

const kinds: Readonly<Record<Move, string>> = {
  report: 'alerts.report',
  corroborate: 'alerts.corroborate',
  grade: 'alerts.grade',
  draft: 'alerts.draft',
  approve: 'alerts.approve',
  extend: 'alerts.extend',
  cancel: 'alerts.cancel',
  dismiss: 'alerts.dismiss',
  expire: 'alerts.expire',
};

/** The entry of a move, at a time in milliseconds since 1970; the clock that orders moves goes with it. */
export const moveEntry = (move: Move, at: number, body: JsonObject, author: Uuid = writer): AlertEntry => ({
  id: nextId(),
  kind: kinds[move],
  version: 1,
  site,
  author,
  occurredAt: msToTime(at, 0),
  hlc: hlcFormat({ ms: at, counter: 0 }, site),
  body,
});

export const validFor = (at: number, days: number) => ({
  sent: msToTime(at, 0),
  until: msToTime(at + days * dayMs, 0),
});

/** One alert that is moved step by step, an hour apart. */
export const createAlert = (begin: number = start) => {
  const entries: AlertEntry[] = [];
  let at = begin;
  let id: Uuid | undefined;
  let draft: Uuid | undefined;
  const bodyOf = (move: Move): JsonObject => {
    const alert = id ?? nextId();
    switch (move) {
      case 'report':
        return {
          source: 'worker',
          stamp: 'rose',
          colour: 'blue',
          effects: ['overdose'],
          ...(id !== undefined && { alert }),
        };
      case 'corroborate':
        return { alert, by: 'lab' };
      case 'grade':
        return { alert, certainty: 'likely', severity: 'severe' };
      case 'draft':
        return { alert, text, stamp: 'rose' };
      case 'approve':
        return {
          alert,
          draft: draft ?? nextId(),
          valid: validFor(at, 7),
          audience: ['public', 'feed', 'partners'],
        };
      case 'extend':
        return { alert, valid: validFor(at, 14) };
      case 'cancel':
        return { alert, because: 'wrong' };
      case 'dismiss':
        return { alert, because: 'known' };
      case 'expire':
        return { alert, until: msToTime(at, 0) };
    }
  };
  const alert = {
    entries,
    get id(): Uuid {
      return id ?? '';
    },
    get at(): number {
      return at;
    },
    pass: (ms: number) => {
      at += ms;
      return alert;
    },
    move: (move: Move, more: JsonObject = {}, author: Uuid = authorOf(move)) => {
      at += 3_600_000;
      const entry = moveEntry(move, at, { ...bodyOf(move), ...more }, author);
      entries.push(entry);
      if (move === 'report' && id === undefined) id = entry.id;
      if (move === 'draft') draft = entry.id;
      return alert;
    },
  };
  return alert;
};

const authorOf = (move: Move): Uuid => (move === 'approve' ? second : move === 'expire' ? house : writer);

const toIssued: readonly Move[] = ['report', 'corroborate', 'grade', 'draft', 'approve'];
/** The moves that lead into each state. */
export const wayTo: Readonly<Record<State, readonly Move[]>> = {
  reported: toIssued.slice(0, 1),
  corroborated: toIssued.slice(0, 2),
  graded: toIssued.slice(0, 3),
  drafted: toIssued.slice(0, 4),
  issued: toIssued,
  updating: [...toIssued, 'draft'],
  expired: toIssued,
  cancelled: [...toIssued, 'cancel'],
  dismissed: ['report', 'dismiss'],
};

/** An alert in a state. */
export const alertIn = (state: State, begin: number = start) => {
  const alert = createAlert(begin);
  for (const move of wayTo[state]) alert.move(move);
  return state === 'expired' ? alert.pass(8 * dayMs).move('expire') : alert;
};
