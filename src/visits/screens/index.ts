import type { Screen } from '#kit/screen.ts';

/** The screens of an encounter. */
export const visitScreens: readonly Screen[] = [
  {
    path: '/counter',
    part: 'worker',
    title: 'visits.counter.title',
    icon: 'syringe',
    nav: true,
    load: () => import('./counter.tsx'),
  },
  {
    path: '/today',
    part: 'worker',
    title: 'visits.today.title',
    icon: 'list',
    nav: true,
    load: () => import('./part.ts').then(({ Today }) => ({ Screen: Today })),
  },
  {
    path: '/today/search',
    part: 'worker',
    title: 'visits.search.title',
    load: () => import('./part.ts').then(({ Search }) => ({ Screen: Search })),
  },
  {
    path: '/office/packs',
    part: 'office',
    title: 'visits.packs.title',
    load: () => import('./part.ts').then(({ PacksList }) => ({ Screen: PacksList })),
  },
  {
    path: '/office/bulk',
    part: 'office',
    title: 'visits.bulk.title',
    load: () => import('./part.ts').then(({ Bulk }) => ({ Screen: Bulk })),
  },
  {
    path: '/office/tally',
    part: 'office',
    title: 'visits.tally.title',
    load: () => import('./part.ts').then(({ Tally }) => ({ Screen: Tally })),
  },
  {
    path: '/entry/:id',
    part: 'worker',
    title: 'visits.entry.title',
    load: () => import('./part.ts').then(({ Entry }) => ({ Screen: Entry })),
  },
  {
    path: '/entry/:id/change',
    part: 'worker',
    title: 'visits.change.title',
    load: () => import('./change/part.ts'),
  },
];
