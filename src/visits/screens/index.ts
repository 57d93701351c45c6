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
    load: () => import('./today.tsx'),
  },
  { path: '/entry/:id', part: 'worker', title: 'visits.entry.title', load: () => import('./entry.tsx') },
];
