import type { Entry, Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { type ServicesBody, servicesKind } from '../services.ts';

/** What was said of a stay last; two tablets without a network may each have said something. */
export const servicesIn = (
  entries: readonly Entry[],
  visit: Uuid,
): { readonly id: Uuid; readonly body: ServicesBody } | undefined =>
  entries
    .flatMap((entry) => {
      const body = entry.visit === visit ? readBody(servicesKind, entry) : undefined;
      return body === undefined ? [] : [{ id: entry.id, hlc: entry.hlc, body }];
    })
    .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))
    .at(-1);
