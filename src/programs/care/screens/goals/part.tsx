import type { ScreenProps } from '#kit/screen.ts';
import { GoalList } from './list.tsx';
import { NewGoal } from './new.tsx';
import { GoalOne } from './one.tsx';

export { GoalsOf } from './of.tsx';

/** What people want to get to, as one part of the app: the list, a new one, or one of them. */
export const Screen = ({ params }: ScreenProps) => {
  const { id } = params;
  if (id === undefined) return <GoalList />;
  return id === 'new' ? <NewGoal /> : <GoalOne id={id} />;
};
