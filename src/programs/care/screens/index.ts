import type { Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { careSummaries } from './summaries.ts';

const at = (path: string, load: Screen['load'], more?: Partial<Screen>): Screen => ({
  path: `/care${path}`,
  part: 'worker',
  load,
  ...more,
});
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
    at('/file', asFile),
    at('/file/:id', asFile),
    at('/in', sentToUs),
    at('/in/:id', sentToUs),
    at('/set-up', () => import('./set-up.tsx'), {
      part: 'office',
      tile: { title: 'care.set-up.title', icon: 'list' },
    }),
    at('/goals', goals),
    at('/goals/:id', goals),
  ],
};
