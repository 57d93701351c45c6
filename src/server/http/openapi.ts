import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { namesOf } from '#contract/callers.ts';
import type { Need } from '#contract/capability.ts';
import type { Answer, Route, Schema } from '#contract/route.ts';
import { errorResponse } from '#log/index.ts';

/** What any reader relies on; the rest is as the routes make it. */
type OpenApi = { readonly openapi: string; readonly [part: string]: unknown };

/** The OpenAPI 3.1 document, from the very schemas that check requests. */
export const toOpenApi = (routes: readonly Route[], version: string): OpenApi => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = toOperation(route);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Alongside',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: convert(errorResponse) },
    },
  };
};

const toOperation = (route: Route): Record<string, unknown> => ({
  operationId: route.id,
  summary: route.summary,
  description: describeNeed(route.needs),
  'x-who-may-call': whoMayCall(route.needs),
  security: route.needs === 'nothing' ? [] : [{ token: [] }],
  parameters: [...toParameters('path', route.params), ...toParameters('query', route.query)],
  ...(route.body !== undefined && {
    requestBody: { required: true, content: { 'application/json': { schema: convert(route.body) } } },
  }),
  ...(route.bytes !== undefined && {
    requestBody: { required: true, content: { 'application/octet-stream': {} } },
  }),
  responses: {
    ...toResponses(route.answer),
    default: {
      description: 'What went wrong, and what to do next',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  },
});

/** `anyone`, `device` for any token that may still hand in, or roles; who is not named is refused. */
const whoMayCall = (need: Need): readonly string[] => {
  switch (need) {
    case 'nothing':
      return ['anyone'];
    case 'hand-in':
      return ['device'];
    default:
      return namesOf(need);
  }
};

const describeNeed = (need: Need): string => {
  switch (need) {
    case 'nothing':
      return 'No sign-in.';
    case 'hand-in':
      return 'Any device that was ever signed in, until that right is ended.';
    default:
      return `Signed in as: ${namesOf(need).join(', ')}.`;
  }
};

const toResponses = (answer: Answer): Record<string, unknown> => {
  switch (answer.type) {
    case 'json':
      return {
        [answer.status]: {
          description: 'Done',
          content: { 'application/json': { schema: convert(answer.schema) } },
        },
      };
    case 'file':
      return {
        200: {
          description: 'A file',
          content: Object.fromEntries(answer.media.map((media) => [media, {}])),
        },
      };
    case 'events':
      return { 200: { description: 'Events', content: { 'text/event-stream': {} } } };
  }
};

const toParameters = (where: 'path' | 'query', schema: Schema | undefined): readonly object[] => {
  if (schema === undefined) return [];
  const converted = convert(schema);
  const required = new Set(Array.isArray(converted['required']) ? converted['required'] : []);
  const properties = converted['properties'] ?? {};
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.has(name),
    schema: property,
  }));
};

/** What goes over the wire is the input side: a query's numbers are still text. */
const config: ConversionConfig = {
  typeMode: 'input',
  target: 'draft-2020-12',
  ignoreActions: ['transform', 'check', 'trim'],
  overrideSchema: ({ valibotSchema }) =>
    valibotSchema.type === 'custom' ? customSchema(valibotSchema) : undefined,
};

/** Checks written by hand say in words what they expect. */
const customSchema = (schema: v.GenericSchema): { type: 'object' | 'string'; description: string } => {
  const message = 'message' in schema && typeof schema.message === 'string' ? schema.message : '';
  return { type: message === 'expected an object' ? 'object' : 'string', description: message };
};

const convert = (schema: Schema): Record<string, unknown> => {
  const { $schema: _dialect, ...converted } = toJsonSchema(schema, config) as Record<string, unknown>;
  return converted;
};
