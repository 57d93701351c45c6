import type { ProgramScreens } from '#visits/screens/program.ts';
import { cardPanel } from './panel.tsx';

export const program: ProgramScreens = {
  name: 'cards',
  panel: cardPanel,
  person: () => import('./part.ts').then(({ Person }) => Person),
  summaries: [
    { kind: 'cards.card', title: 'cards.entry.card', isHandOut: false, lines: () => [] },
    { kind: 'cards.revoked', title: 'cards.entry.revoked', isHandOut: false, lines: () => [] },
    { kind: 'cards.consent', title: 'cards.entry.consent', isHandOut: false, lines: () => [] },
    { kind: 'cards.about', title: 'cards.entry.about', isHandOut: false, lines: () => [] },
    { kind: 'cards.joined', title: 'cards.entry.joined', isHandOut: false, lines: () => [] },
    { kind: 'cards.parted', title: 'cards.entry.parted', isHandOut: false, lines: () => [] },
  ],
  screens: [
    {
      path: '/cards',
      part: 'worker',
      nav: { title: 'cards.look.title', icon: 'person' },
      load: () => import('./part.ts').then(({ Look }) => ({ Screen: Look })),
    },
    {
      path: '/cards/sheet',
      part: 'worker',
      load: () => import('./part.ts').then(({ Sheet }) => ({ Screen: Sheet })),
    },
    {
      path: '/cards/halves',
      part: 'worker',
      load: () => import('./part.ts').then(({ Halves }) => ({ Screen: Halves })),
    },
  ],
};
