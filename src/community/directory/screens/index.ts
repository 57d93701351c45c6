import type { ProgramScreens } from '#visits/screens/program.ts';

export const program: ProgramScreens = {
  name: 'directory',
  summaries: [],
  screens: [
    {
      path: '/directory',
      part: 'worker',
      title: 'directory.find.title',
      icon: 'place',
      nav: true,
      load: () => import('./part.ts').then(({ Find }) => ({ Screen: Find })),
    },
    {
      path: '/directory/at/:id',
      part: 'worker',
      title: 'directory.listing.title',
      load: () => import('./part.ts').then(({ Place }) => ({ Screen: Place })),
    },
    {
      path: '/directory/print',
      part: 'worker',
      title: 'directory.print.title',
      load: () => import('./part.ts').then(({ Print }) => ({ Screen: Print })),
    },
    {
      path: '/directory/edit/:id',
      part: 'office',
      title: 'directory.edit.title',
      load: () => import('./office-part.ts').then(({ Edit }) => ({ Screen: Edit })),
    },
    {
      path: '/directory/files',
      part: 'office',
      title: 'directory.files.title',
      load: () => import('./office-part.ts').then(({ Files }) => ({ Screen: Files })),
    },
    {
      path: '/directory/rules',
      part: 'office',
      title: 'directory.rules.title',
      load: () => import('./office-part.ts').then(({ Rules }) => ({ Screen: Rules })),
    },
  ],
};
