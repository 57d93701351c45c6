import type { Screen } from '#kit/screen.ts';

/** What was averted, and where every figure comes from. */
export const impactScreens: readonly Screen[] = [
  {
    path: '/impact',
    part: 'office',
    title: 'app.impact.title',
    icon: 'heart',
    load: () => import('./impact.tsx'),
  },
  {
    path: '/impact/sources',
    part: 'office',
    title: 'app.impact.sources.title',
    load: () => import('./sources.tsx'),
  },
];
