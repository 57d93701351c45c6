import * as v from 'valibot';
import { json, route } from './route.ts';

export const health = route({
  id: 'health',
  method: 'GET',
  path: '/v1/health',
  summary:
    'The version, once the server and its database work; and whether there is an organization, or several, or the demo',
  needs: 'nothing',
  answer: json(
    v.object({
      version: v.string(),
      setUp: v.boolean(),
      several: v.optional(v.literal(true)),
      /** There where all is made up, to explore: anyone may know how to sign in. */
      demo: v.optional(v.literal(true)),
      /** There while whoever sets it up must tell the code that the console shows. */
      asksCode: v.optional(v.literal(true)),
    }),
  ),
});

export const ready = route({
  id: 'ready',
  method: 'GET',
  path: '/v1/ready',
  summary: 'Whether to send requests here; not while stopping',
  needs: 'nothing',
  answer: json(v.object({ ready: v.literal(true) })),
});

export const openApi = route({
  id: 'openapi',
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'This document',
  needs: 'nothing',
  answer: json(v.looseObject({ openapi: v.string() })),
});
