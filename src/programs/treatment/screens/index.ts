import type { Screen } from '#kit/screen.ts';
import { readBody } from '#log/read-body.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { fileKind, sessionKind } from '../entries.ts';

const at = (path: string, nav?: Screen['nav']): Screen => ({
  path: `/treatment${path}`,
  part: 'worker',
  load: () => import('./part.tsx'),
  ...(nav && { nav }),
});

export const program: ProgramScreens = {
  name: 'treatment',
  summaries: [
    {
      kind: fileKind.kind,
      title: 'treatment.entry.file',
      lines: () => [],
      opens: ({ body }) => `/treatment/at/${body['file']}`,
    },
    {
      kind: sessionKind.kind,
      title: 'treatment.entry.session',
      lines: (entry) => {
        const people = readBody(sessionKind, entry)?.people;
        return people === undefined
          ? []
          : [{ type: 'words', id: 'treatment.entry.people', values: { people } }];
      },
    },
  ],
  sealedOf: () => import('./part.tsx').then(({ HeldFiles }) => HeldFiles),
  screens: [at('', { title: 'treatment.list.title', icon: 'people' }), at('/:what'), at('/:what/:id')],
};
