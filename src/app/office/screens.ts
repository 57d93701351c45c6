import type { Screen } from '#kit/screen.ts';
import { impactScreens } from '../impact/screens.ts';

/** The app's own screens: reports, what needs a person, settings, this device. */
export const officeScreens: readonly Screen[] = [
  {
    path: '/report',
    part: 'office',
    title: 'app.office.report.title',
    icon: 'chart',
    nav: true,
    load: () => import('./report.tsx'),
  },
  ...impactScreens,
  {
    path: '/office',
    part: 'office',
    title: 'app.office.title',
    icon: 'settings',
    nav: true,
    load: () => import('./office.tsx'),
  },
  {
    path: '/office/attention',
    part: 'office',
    title: 'app.office.attention.title',
    load: () => import('./attention.tsx'),
  },
  {
    path: '/office/people',
    part: 'office',
    title: 'app.office.people.title',
    load: () => import('./people.tsx'),
  },
  {
    path: '/office/items',
    part: 'office',
    title: 'app.office.items.title',
    load: () => import('./items.tsx'),
  },
  {
    path: '/device',
    part: 'worker',
    title: 'app.office.device.title',
    icon: 'phone',
    load: () => import('./device.tsx'),
  },
];
