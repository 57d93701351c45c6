import type { keptReport } from '#contract/kept.ts';
import type { Answered } from '#contract/route.ts';
import { useWords } from '#kit/words/context.tsx';

type Moved = Answered<typeof keptReport>['moved'];

const counts = [
  'visits',
  'others',
  'corrected',
  'takenBack',
  'ruled',
  'redated',
  'erased',
  'settings',
] as const;
const ids = {
  visits: 'app.office.kept.visits',
  others: 'app.office.kept.others',
  corrected: 'app.office.kept.corrected',
  takenBack: 'app.office.kept.taken-back',
  ruled: 'app.office.kept.ruled',
  redated: 'app.office.kept.redated',
  erased: 'app.office.kept.erased',
  settings: 'app.office.kept.settings',
} as const;

/** Why figures moved, a sentence each; where nothing in the log says why, that too. */
export const useMoved = (): ((moved: Moved, isChanged: boolean) => readonly string[]) => {
  const { t } = useWords();
  return (moved, isChanged) => {
    const told = counts.filter((what) => moved[what] > 0).map((what) => t(ids[what], { count: moved[what] }));
    return [
      ...(isChanged ? told : []),
      ...(isChanged && told.length === 0 ? [t('app.office.kept.otherwise')] : []),
      ...(moved.faded ? [t('app.office.kept.faded')] : []),
    ];
  };
};
