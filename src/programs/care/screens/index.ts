import type { Screen } from '#kit/screen.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { careSummaries } from './summaries.ts';

const at = (path: string, title: string, load: Screen['load'], more?: Partial<Screen>): Screen => ({
  path: `/care${path}`,
  part: 'worker',
  title: `care.${title}.title`,
  load,
  ...more,
});
const sending = () => import('./send-part.ts').then(({ New }) => ({ Screen: New }));
const sentToUs = () => import('./incoming-part.tsx');

export const program: ProgramScreens = {
  name: 'care',
  summaries: careSummaries,
  screens: [
    at('', 'list', () => import('./part.ts').then(({ List }) => ({ Screen: List })), {
      icon: 'people',
      nav: true,
    }),
    at('/new', 'new', sending),
    at('/send/:id', 'again', sending),
    at('/link/:id', 'link', () => import('./link.tsx')),
    at('/at/:id', 'one', () => import('./part.ts').then(({ Referral }) => ({ Screen: Referral }))),
    at('/file', 'bundle', () => import('./bundle/part.ts').then(({ Read }) => ({ Screen: Read }))),
    at('/file/:id', 'file', () => import('./bundle/part.ts').then(({ Write }) => ({ Screen: Write }))),
    at('/in', 'inbox', sentToUs),
    at('/in/:id', 'inbox', sentToUs),
    at('/set-up', 'set-up', () => import('./set-up.tsx'), { part: 'office' }),
  ],
};
