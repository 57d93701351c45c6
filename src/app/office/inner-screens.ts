import { findInner, type InnerScreen } from '#kit/inner-screens.ts';
import type { LoadedScreen } from '#kit/screen.ts';

/** Screens of one part, by their paths. */
const from = <Name extends string>(
  load: () => Promise<Readonly<Record<Name, LoadedScreen['Screen']>>>,
  paths: readonly (readonly [path: string, name: Name])[],
): readonly InnerScreen[] =>
  paths.map(([path, name]) => ({ path, load: async () => ({ Screen: (await load())[name] }) }));

const screens: readonly InnerScreen[] = [
  ...from(
    () => import('./figures-part.ts'),
    [
      ['/report/survey', 'Survey'],
      ['/report/funder', 'Funder'],
      ['/report/funder/:id', 'FunderReport'],
      ['/report/made-of/:id/:from/:to', 'MadeOf'],
      ['/report/made-of/:id/:from/:to/:site', 'MadeOf'],
      ['/office/order', 'Order'],
    ],
  ),
  ...from(
    () => import('./kept-part.ts'),
    [
      ['/report/kept', 'KeptReports'],
      ['/report/kept/:number', 'Kept'],
    ],
  ),
  ...from(() => import('./attention-part.ts'), [['/office/attention', 'Attention']]),
  ...from(
    () => import('./roster-part.ts'),
    [
      ['/office/people', 'People'],
      ['/office/devices', 'Devices'],
      ['/office/texts', 'Texts'],
    ],
  ),
  ...from(
    () => import('./settings-part.ts'),
    [
      ['/office/items', 'Items'],
      ['/office/organization', 'Organization'],
      ['/keys', 'Keys'],
    ],
  ),
  ...from(() => import('./partners-part.ts'), [['/office/partners', 'Partners']]),
  ...from(() => import('./legal-part.ts'), [['/office/legal', 'Legal']]),
  ...from(() => import('./passkeys-part.ts'), [['/passkeys', 'Passkeys']]),
  ...from(() => import('./import-part.ts'), [['/office/import', 'Import']]),
  ...from(() => import('./part.ts'), [['/device', 'Device']]),
  { path: '/impact/sources', load: () => import('../impact/sources.tsx') },
];

/** The screens behind the first ones of the office, and those of the device. */
export const find = (path: string): Promise<LoadedScreen | undefined> => findInner(screens, path);
