import type { Screen } from '#kit/screen.ts';

/** The screens of an encounter. */
export const visitScreens: readonly Screen[] = [
  {
    path: '/counter',
    part: 'worker',
    nav: { title: 'visits.counter.title', icon: 'syringe' },
    load: () => import('./counter.tsx'),
  },
  {
    path: '/today',
    part: 'worker',
    nav: { title: 'visits.today.title', icon: 'list' },
    load: () => import('./part.ts').then(({ Today }) => ({ Screen: Today })),
  },
  {
    path: '/today/*',
    part: 'worker',
    load: (path) => import('./part.ts').then(({ find }) => find(path)),
  },
  {
    path: '/office/packs',
    part: 'office',
    load: () => import('./part.ts').then(({ PacksList }) => ({ Screen: PacksList })),
  },
  {
    path: '/office/bulk',
    part: 'office',
    load: () => import('./part.ts').then(({ Bulk }) => ({ Screen: Bulk })),
  },
  {
    path: '/office/tally',
    part: 'office',
    load: () => import('./part.ts').then(({ Tally }) => ({ Screen: Tally })),
  },
  {
    path: '/entry/:id',
    part: 'worker',
    load: () => import('./part.ts').then(({ Entry }) => ({ Screen: Entry })),
  },
  {
    path: '/entry/:id/change',
    part: 'worker',
    load: () => import('./change/part.ts'),
  },
];
