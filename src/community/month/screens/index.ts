import type { ProgramScreens } from '#visits/screens/program.ts';

export const program: ProgramScreens = {
  name: 'month',
  summaries: [],
  screens: [
    {
      path: '/month',
      part: 'office',
      tile: { title: 'month.title', icon: 'list' },
      load: () => import('./about.tsx'),
    },
  ],
};
