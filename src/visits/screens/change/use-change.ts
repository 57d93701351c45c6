import { useMemo, useState } from 'preact/hooks';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useSealing } from '#kit/use-sealing.ts';
import type { Entry, Failure, LocalDate, Result } from '#log/index.ts';
import { type CounterLine, composeVisit, offeredItems } from '../counter/counter.ts';
import { amendVisit, type Said, undoAmend } from './amend.ts';
import { besideOf, type ReadingPanel, type ReadVisit } from './read-visit.ts';

interface Changed {
  readonly lines: readonly CounterLine[];
  readonly states: ReadVisit['states'];
  readonly choice: ReadVisit['choice'];
  readonly day: LocalDate;
}

/** A saved visit on the counter once more: what it is to be, and what has to be written for that. */
export const useChange = (read: ReadVisit, reading: readonly ReadingPanel[]) => {
  const { place, recorder } = useLog();
  const sealing = useSealing();
  const panels = useMemo(() => reading.map(({ panel }) => panel), [reading]);
  const first: Changed = { ...read, day: read.visit.entry.occurredAt.slice(0, 10) };
  const [now, setNow] = useState(first);
  const [failure, setFailure] = useState<Failure>();
  const beside = besideOf(read.others, sealing?.cipher);
  const compose = ({ lines, states, choice }: Changed) =>
    composeVisit(panels, { lines, states, visit: choice, context: read.context });
  const composed = compose(now);
  const before = compose(first).drafts;
  const drafts = amendVisit({
    ...read,
    beside: beside ?? [],
    before,
    after: composed.drafts,
    day: now.day,
    now: place.now(),
  });
  const offered = offeredItems(panels, read.context);
  useUnsaved(drafts.length > 0);
  const visit = { id: read.visit.entry.visit ?? read.visit.entry.id };

  return {
    now,
    panels,
    offered,
    warnings: composed.warnings,
    before,
    after: composed.drafts,
    drafts,
    /** Whether all of the visit can go to another day. */
    canMove: beside !== undefined,
    failure,
    change: (next: Partial<Changed>) => setNow({ ...now, ...next }),
    /** What an item comes to over all of its lines: more or less of it is on the first of them. */
    quantify: (code: string, quantity: number): void => {
      const item = [...now.lines.map((line) => line.item), ...offered].find((one) => one.code === code);
      if (item !== undefined) setNow({ ...now, lines: withQuantity(now.lines, item, quantity) });
    },
    save: async (): Promise<(() => Promise<Result<readonly Entry[], Failure>>) | undefined> => {
      const saved = await recorder.record(drafts, visit);
      setFailure(saved.ok ? undefined : saved.error);
      if (!saved.ok) return undefined;
      const known: readonly Said[] = [...read.said, ...(beside ?? [])];
      return () => recorder.record(undoAmend(known, saved.value) as readonly Draft[], visit);
    },
  };
};

const withQuantity = (
  lines: readonly CounterLine[],
  item: CounterLine['item'],
  quantity: number,
): readonly CounterLine[] => {
  const own = lines.filter((line) => line.item.code === item.code);
  const [first, ...rest] = own;
  if (first === undefined) return [...lines, { item, quantity }];
  const left = Math.max(0, quantity - rest.reduce((sum, line) => sum + line.quantity, 0));
  return lines.map((line) => (line === first ? { ...line, quantity: left } : line));
};
