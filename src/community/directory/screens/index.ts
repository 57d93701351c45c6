import type { ProgramScreens } from '#visits/screens/program.ts';

export const program: ProgramScreens = {
  name: 'directory',
  summaries: [],
  screens: [
    {
      path: '/directory',
      part: 'worker',
      nav: { title: 'directory.find.title', icon: 'place' },
      load: () => import('./part.ts').then(({ Find }) => ({ Screen: Find })),
    },
    {
      path: '/directory/at/:id',
      part: 'worker',
      load: () => import('./part.ts').then(({ Place }) => ({ Screen: Place })),
    },
    {
      path: '/directory/print',
      part: 'worker',
      load: () => import('./part.ts').then(({ Print }) => ({ Screen: Print })),
    },
    {
      path: '/directory/edit/:id',
      part: 'office',
      load: () => import('./office-part.ts').then(({ Edit }) => ({ Screen: Edit })),
    },
    {
      path: '/directory/files',
      part: 'office',
      tile: { title: 'directory.files.title', icon: 'list' },
      load: () => import('./office-part.ts').then(({ Files }) => ({ Screen: Files })),
    },
    {
      path: '/directory/rules',
      part: 'office',
      tile: { title: 'directory.rules.title', icon: 'list' },
      load: () => import('./office-part.ts').then(({ Rules }) => ({ Screen: Rules })),
    },
  ],
};
