import type { JsonObject } from '#log/index.ts';
import type { RequestPart } from '../entries.ts';
import { requestParts } from '../entries.ts';
import type { Disclosure } from './disclosure.ts';
import { toBundle } from './write.ts';

/** Bundles of the tests. */

export const today = '2026-03-05';
export const canaries = { words: 'canary words', called: 'canary name', reach: 'canary 555-0199' };
export const sending = '0d9f5e6c-6a1b-4c0e-8a44-0c3f6d1a2b77';

export const disclosure = (
  more: Partial<Disclosure> & { readonly scope?: readonly RequestPart[] } = {},
): Disclosure => {
  let made = 0;
  const { scope = requestParts, ...rest } = more;
  return {
    said: { needs: ['buprenorphine', 'food'], when: 'tomorrow', ride: true, along: 'friend', ...canaries },
    sending: {
      entry: sending,
      to: { name: 'Harbor clinic' },
      scope: [...scope],
      until: '2026-03-20',
      agreed: 'said',
    },
    state: 'requested',
    sentOn: '2026-03-02',
    today,
    from: { name: 'A program', phone: '555-0100' },
    say: (id) => `[${id}]`,
    newId: () => {
      made += 1;
      return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
    },
    ...rest,
  };
};

export const bundle = (more?: Parameters<typeof disclosure>[0]): JsonObject => {
  const made = toBundle(disclosure(more));
  if (!made.ok) throw new Error(made.error);
  return made.value;
};

export const resourcesOf = (of: JsonObject, type?: string): readonly JsonObject[] =>
  (of['entry'] as unknown as readonly { readonly resource: JsonObject }[])
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => type === undefined || resourceType === type);

/** The same bundle with each resource of a type changed, or gone where that gives none. */
export const changed = (
  of: JsonObject,
  type: string,
  change: (resource: JsonObject) => JsonObject | undefined,
): JsonObject => ({
  ...of,
  entry: (
    of['entry'] as unknown as readonly { readonly fullUrl: string; readonly resource: JsonObject }[]
  ).flatMap(({ fullUrl, resource }) => {
    const after = resource['resourceType'] === type ? change(resource) : resource;
    return after === undefined ? [] : [{ fullUrl, resource: after }];
  }) as unknown as readonly JsonObject[],
});

/** The same bundle with something more in it. */
export const withMore = (of: JsonObject, ...more: readonly JsonObject[]): JsonObject => ({
  ...of,
  entry: [
    ...(of['entry'] as unknown as readonly JsonObject[]),
    ...more.map((resource) => ({ fullUrl: `urn:uuid:${String(resource['id'])}`, resource })),
  ],
});
