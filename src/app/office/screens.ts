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
    load: () => import('./report-part.ts').then(({ Report }) => ({ Screen: Report })),
  },
  {
    path: '/report/survey',
    part: 'office',
    title: 'app.office.report.title',
    load: () => import('./figures-part.ts').then(({ Survey }) => ({ Screen: Survey })),
  },
  {
    path: '/report/funder',
    part: 'office',
    title: 'app.office.report.title',
    load: () => import('./figures-part.ts').then(({ Funder }) => ({ Screen: Funder })),
  },
  {
    path: '/report/funder/:id',
    part: 'office',
    title: 'app.office.report.title',
    load: () => import('./figures-part.ts').then(({ FunderReport }) => ({ Screen: FunderReport })),
  },
  ...['/report/made-of/:id/:from/:to', '/report/made-of/:id/:from/:to/:site'].map(
    (path): Screen => ({
      path,
      part: 'office',
      title: 'app.office.report.title',
      load: () => import('./figures-part.ts').then(({ MadeOf }) => ({ Screen: MadeOf })),
    }),
  ),
  {
    path: '/report/kept',
    part: 'office',
    title: 'app.office.report.numbers',
    load: () => import('./kept-part.ts').then(({ KeptReports }) => ({ Screen: KeptReports })),
  },
  {
    path: '/report/kept/:number',
    part: 'office',
    title: 'app.office.report.numbers',
    load: () => import('./kept-part.ts').then(({ Kept }) => ({ Screen: Kept })),
  },
  ...impactScreens,
  {
    path: '/office',
    part: 'office',
    title: 'app.office.title',
    icon: 'settings',
    nav: true,
    load: () => import('./part.ts').then(({ Office }) => ({ Screen: Office })),
  },
  {
    path: '/office/attention',
    part: 'office',
    title: 'app.office.attention.title',
    load: () => import('./attention-part.ts').then(({ Attention }) => ({ Screen: Attention })),
  },
  {
    path: '/office/people',
    part: 'office',
    title: 'app.office.people.title',
    load: () => import('./roster-part.ts').then(({ People }) => ({ Screen: People })),
  },
  {
    path: '/office/devices',
    part: 'office',
    title: 'app.office.devices.title',
    load: () => import('./roster-part.ts').then(({ Devices }) => ({ Screen: Devices })),
  },
  {
    path: '/office/texts',
    part: 'office',
    title: 'app.office.texts.title',
    load: () => import('./roster-part.ts').then(({ Texts }) => ({ Screen: Texts })),
  },
  {
    path: '/office/order',
    part: 'office',
    title: 'stock.order.title',
    load: () => import('./figures-part.ts').then(({ Order }) => ({ Screen: Order })),
  },
  {
    path: '/office/items',
    part: 'office',
    title: 'app.office.items.title',
    load: () => import('./settings-part.ts').then(({ Items }) => ({ Screen: Items })),
  },
  {
    path: '/office/organization',
    part: 'office',
    title: 'app.office.organization.title',
    load: () => import('./settings-part.ts').then(({ Organization }) => ({ Screen: Organization })),
  },
  {
    path: '/office/import',
    part: 'office',
    title: 'app.import.title',
    load: () => import('./import-part.ts').then(({ Import }) => ({ Screen: Import })),
  },
  {
    path: '/keys',
    part: 'worker',
    title: 'app.office.keys.title',
    load: () => import('./settings-part.ts').then(({ Keys }) => ({ Screen: Keys })),
  },
  {
    path: '/device',
    part: 'worker',
    title: 'app.office.device.title',
    icon: 'phone',
    load: () => import('./part.ts').then(({ Device }) => ({ Screen: Device })),
  },
];
