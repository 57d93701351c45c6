import type { Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { careSummaries } from './summaries.ts';

const at = (path: string, load: Screen['load'], more?: Partial<Screen>): Screen => ({
  path: `/care${path}`,
  part: 'worker',
  load,
  ...more,
});
/** A list, and one of it. */
const both = (path: string, load: Screen['load']): readonly Screen[] => [
  at(path, load),
  at(`${path}/:id`, load),
];
const asFile = () => import('./bundle/part.tsx');
const referrals = () => import('./part.tsx');
const sending = () => import('./send-part.ts');
const sentToUs = () => import('./incoming-part.tsx');
const goals = () => import('./goals/part.tsx');

export const program: ProgramScreens = {
  name: 'care',
  summaries: careSummaries,
  screens: [
    at('', referrals, {
      nav: { title: 'care.list.title', icon: 'people' },
    }),
    at('/new', sending),
    at('/send/:id', sending),
    at('/link/:id', () => import('./link.tsx')),
    at('/at/:id', referrals),
    at('/told/:told', referrals),
    ...both('/file', asFile),
    ...both('/in', sentToUs),
    at('/set-up', () => import('./set-up.tsx'), {
      part: 'office',
      tile: { title: 'care.set-up.title', icon: 'list' },
    }),
    ...both('/goals', goals),
  ],
  goals: () => goals().then(({ GoalsOf }) => GoalsOf),
};
