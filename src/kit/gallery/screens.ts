import type { Screen } from '../screen.ts';

export { Status } from './status.tsx';

/** Every control of the kit on three screens, for looking at and for tests. Never in what people get. */
export const galleryScreens: readonly Screen[] = [
  {
    path: '/gallery',
    part: 'worker',
    title: 'kit.gallery.counter.title',
    icon: 'syringe',
    nav: true,
    load: () => import('./counter.tsx'),
  },
  {
    path: '/gallery/form',
    part: 'office',
    title: 'kit.gallery.form.title',
    icon: 'box',
    nav: true,
    load: () => import('./form.tsx'),
  },
  {
    path: '/gallery/data',
    part: 'office',
    title: 'kit.gallery.data.title',
    icon: 'chart',
    nav: true,
    load: () => import('./data.tsx'),
  },
  {
    path: '/gallery/broken',
    part: 'office',
    title: 'kit.gallery.data.title',
    load: () => import('./broken.tsx'),
  },
];
