import type { Cipher, Entry, Standing, Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { openPart } from '#log/sealed.ts';
import { noteKind, unmetKind, visitKind } from '../../entries.ts';
import type {
  AnyCounterPanel,
  CounterContext,
  CounterLine,
  ReadAgain,
  VisitChoice,
} from '../counter/counter.ts';
import type { Said } from './amend.ts';

/** A panel with what reads its entries again. */
export interface ReadingPanel {
  readonly panel: AnyCounterPanel;
  readonly readAgain: ReadAgain<unknown>;
}

/** A saved visit as it stood at the counter. */
export interface ReadVisit {
  readonly visit: Said;
  /** The entries that the words below speak for, the visit's own among them. */
  readonly said: readonly Said[];
  /** What stays as it is: notes, and what the counter could not say in the same words. */
  readonly others: readonly Said[];
  readonly lines: readonly CounterLine[];
  readonly states: Readonly<Record<string, unknown>>;
  readonly choice: Omit<VisitChoice, 'occurredAt'>;
  readonly context: CounterContext;
}

export interface Family {
  readonly members: readonly Entry[];
  readonly standing: Standing<Entry> | undefined;
}

/** Undefined where no visit counts any more, or a newer build wrote it. Pure. */
export const readVisit = (
  families: readonly Family[],
  panels: readonly ReadingPanel[],
  here: CounterContext,
): ReadVisit | undefined => {
  const counting = families.flatMap((family) => saidOf(family) ?? []);
  const visit = counting.find(({ entry }) => entry.kind === visitKind.kind);
  const body = visit && readBody(visitKind, visit.entry);
  if (visit === undefined || body === undefined) return undefined;
  const { channel, ...answers } = body;
  const context = { ...here, channel, site: visit.entry.site };
  const entries = counting.map(({ entry }) => entry);
  const again = panels.map(({ panel, readAgain }) => ({ id: panel.id, ...readAgain(entries, context) }));
  const unmet = onlyUnmet(entries);
  const saidIds = new Set<Uuid>([
    visit.entry.id,
    ...again.flatMap(({ said }) => said),
    ...(unmet === undefined ? [] : [unmet.id]),
  ]);
  return {
    visit,
    said: counting.filter(({ entry }) => saidIds.has(entry.id)),
    others: counting.filter(({ entry }) => !saidIds.has(entry.id)),
    lines: again.flatMap(({ lines }) => lines),
    states: Object.fromEntries(again.map(({ id, state }) => [id, state])),
    choice: { ...answers, ...(unmet !== undefined && { unmet: unmet.asked }) },
    context,
  };
};

/** As it was written, not at the time at which a ruling says that it counts: a correction takes that time over. */
const saidOf = ({ members, standing }: Family): Said | undefined => {
  const entry = members.find(({ id }) => id === standing?.effective?.id);
  return entry && standing && { entry, tips: standing.tips.map(({ id }) => id) };
};

const onlyUnmet = (entries: readonly Entry[]) => {
  const [entry, second] = entries.filter(({ kind }) => kind === unmetKind.kind);
  const body = entry && readBody(unmetKind, entry);
  return entry === undefined || body === undefined || second !== undefined
    ? undefined
    : { id: entry.id, asked: Object.fromEntries(body.lines.map(({ item, asked }) => [item, asked ?? null])) };
};

/**
 * What goes along to another day: undefined while something stays that cannot go, as a note that this device cannot read. Pure.
 */
export const besideOf = (
  others: readonly Said[],
  cipher: Cipher | undefined,
): readonly Said[] | undefined => {
  const opened = others.map((one): Said => ({ ...one, opened: openPart(cipher, noteKind, one.entry) }));
  return opened.every((one) => one.opened !== undefined) ? opened : undefined;
};
