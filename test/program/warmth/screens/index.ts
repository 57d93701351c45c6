import { readBody } from '#log/read-body.ts';
import { registerPanel } from '#visits/screens/counter/counter.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { changeQuantities } from '#visits/summary.ts';
import { handoutKind } from '../entries.ts';

export const program: ProgramScreens = {
  name: 'warmth',
  panel: registerPanel<Record<string, never>>({
    id: 'warmth',
    order: 30,
    claims: (item) => item.program === 'warmth',
    initial: () => ({}),
    drafts: ({ lines, context }) =>
      lines.length === 0
        ? []
        : [
            {
              kind: handoutKind.kind,
              version: handoutKind.version,
              body: {
                channel: context.channel,
                lines: lines.map(({ item, quantity }) => ({ item: item.code, quantity })),
              },
            },
          ],
  }),
  summaries: [
    {
      kind: handoutKind.kind,
      title: 'warmth.handout.title',
      isHandOut: true,
      lines: (entry) =>
        (readBody(handoutKind, entry)?.lines ?? []).map(({ item, quantity }) => ({
          type: 'item',
          item,
          quantity,
          lot: undefined,
        })),
      withQuantities: (entry, quantities) => {
        const body = readBody(handoutKind, entry);
        if (body === undefined) return undefined;
        const lines = changeQuantities(body.lines, quantities);
        return lines.length === 0 ? undefined : { ...body, lines };
      },
    },
  ],
  screens: [],
};
