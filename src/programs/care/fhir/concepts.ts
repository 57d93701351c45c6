import type { JsonObject } from '#log/index.ts';
import type { Coding } from './codes.ts';

/** The little words of FHIR that a bundle of ours is made of. */

/** Words for what a code means, in the language of whoever sends. */
export type Say = (id: string) => string;

export const concept = (coding: Coding, text?: string): JsonObject => ({
  coding: [{ system: coding.system, code: coding.code }],
  ...(text !== undefined && { text }),
});

export const to = (id: string): JsonObject => ({ reference: `urn:uuid:${id}` });

/** A text as an attachment: base64 of its UTF-8. */
export const attachment = (text: string, title: string): JsonObject => {
  const bytes = new TextEncoder().encode(text);
  return {
    contentType: 'text/plain; charset=utf-8',
    data: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    title,
  };
};

export type Resource = JsonObject & { readonly resourceType: string; readonly id: string };

export const resource = (resourceType: string, id: string, fields: JsonObject): Resource => ({
  resourceType,
  id,
  ...fields,
});

/** The part of a bundle that holds them all. */
export const bundleOf = (resources: readonly Resource[], fields: JsonObject = {}): JsonObject => ({
  resourceType: 'Bundle',
  ...fields,
  type: 'collection',
  entry: resources.map((each) => ({ fullUrl: `urn:uuid:${each.id}`, resource: each })),
});
