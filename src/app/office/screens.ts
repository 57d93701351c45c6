import type { Screen } from '#kit/screen.ts';

const inner: Screen['load'] = (path) => import('./inner-screens.ts').then(({ find }) => find(path));

/** The app's own screens: reports, what needs a person, settings, this device. */
export const officeScreens: readonly Screen[] = [
  {
    path: '/report',
    part: 'office',
    nav: { title: 'app.office.report.title', icon: 'chart' },
    load: () => import('./report-part.ts').then(({ Report }) => ({ Screen: Report })),
  },
  { path: '/report/*', part: 'office', load: inner },
  { path: '/impact', part: 'office', load: () => import('../impact/impact.tsx') },
  { path: '/impact/*', part: 'office', load: inner },
  {
    path: '/office',
    part: 'office',
    nav: { title: 'app.office.title', icon: 'settings' },
    load: () => import('./part.ts').then(({ Office }) => ({ Screen: Office })),
  },
  { path: '/office/*', part: 'office', load: inner },
  { path: '/keys', part: 'worker', load: inner },
  { path: '/passkeys', part: 'worker', load: inner },
  { path: '/device', part: 'worker', load: inner },
];
