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
const link = () => import('./send-part.ts').then(({ Link }) => ({ Screen: Link }));

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
    at('/link/:id', 'link', link),
    at('/at/:id', 'one', () => import('./part.ts').then(({ Referral }) => ({ Screen: Referral }))),
    at('/file', 'bundle', () => import('./bundle/part.ts').then(({ Read }) => ({ Screen: Read }))),
    at('/file/:id', 'file', () => import('./bundle/part.ts').then(({ Write }) => ({ Screen: Write }))),
    at('/in', 'inbox', () => import('./incoming-part.ts').then(({ Inbox }) => ({ Screen: Inbox }))),
    at('/in/:id', 'incoming', () =>
      import('./incoming-part.ts').then(({ Incoming }) => ({ Screen: Incoming })),
    ),
    at('/senders', 'senders', () => import('./senders.tsx'), { part: 'office' }),
    at('/set-up', 'set-up', () => import('./set-up.tsx'), { part: 'office' }),
  ],
};
