import type { ProgramScreens } from '#visits/screens/program.ts';
import { cardPanel } from './panel.tsx';

export const program: ProgramScreens = {
  name: 'cards',
  panel: cardPanel,
  person: () => import('./part.ts').then(({ Person }) => Person),
  summaries: [
    { kind: 'cards.card', title: 'cards.entry.card', lines: () => [] },
    { kind: 'cards.revoked', title: 'cards.entry.revoked', lines: () => [] },
    { kind: 'cards.consent', title: 'cards.entry.consent', lines: () => [] },
    { kind: 'cards.about', title: 'cards.entry.about', lines: () => [] },
    { kind: 'cards.joined', title: 'cards.entry.joined', lines: () => [] },
    { kind: 'cards.derived', title: 'cards.entry.derived', lines: () => [] },
    { kind: 'cards.parted', title: 'cards.entry.parted', lines: () => [] },
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
      path: '/cards/recipe',
      part: 'worker',
      load: () => import('./derived/part.ts').then(({ Recipe }) => ({ Screen: Recipe })),
    },
    {
      path: '/cards/halves',
      part: 'worker',
      load: () => import('./part.ts').then(({ Halves }) => ({ Screen: Halves })),
    },
  ],
};
