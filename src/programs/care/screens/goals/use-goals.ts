import { useMemo } from 'preact/hooks';
import { useView } from '#kit/log-context.tsx';
import type { SealedOf } from '#log/field.ts';
import { goalKind } from '../../goal-entries.ts';
import { foldGoals, type Goal } from '../../rules/goal.ts';
import { recordedBy } from '../use-care.ts';
import { useOpened } from '../use-opened.ts';

const toRecorded = recordedBy([goalKind]);

/** The goals that this device knows of, the newest first. */
export const useGoals = (): readonly Goal[] => {
  const entries = useView((view) => view.effective({ kinds: [goalKind.kind] }));
  return useMemo(
    () =>
      foldGoals(
        entries.flatMap((entry) =>
          toRecorded(entry).map((recorded) => ({ ...recorded, subject: entry.subject })),
        ),
      ),
    [entries],
  );
};

export type GoalSaid = SealedOf<typeof goalKind.fields>;

/** What a goal says, on a device that can read it; undefined elsewhere, and once its words have faded. */
export const useGoalWords = (goal: Goal): GoalSaid | undefined => useOpened(goalKind, goal.entry);
