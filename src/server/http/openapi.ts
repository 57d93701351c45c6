import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { errorResponse } from '#log/index.ts';
import type { Access, Answer, Route, Schema } from './route.ts';

/** The OpenAPI 3.1 document, from the very schemas that check requests. */
export const toOpenApi = (routes: readonly Route[], version: string): Record<string, unknown> => {
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
  description: describeAccess(route.access),
  security: route.access.who === 'anyone' ? [] : [{ token: [] }],
  parameters: [...toParameters('path', route.params), ...toParameters('query', route.query)],
  ...(route.body !== undefined && {
    requestBody: { required: true, content: { 'application/json': { schema: convert(route.body) } } },
  }),
  responses: {
    ...toResponses(route.answer),
    default: {
      description: 'What went wrong, and what to do next',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  },
});

const describeAccess = (access: Access): string => {
  switch (access.who) {
    case 'anyone':
      return 'No sign-in.';
    case 'device':
      return 'Any device that was ever signed in.';
    case 'worker':
      return `Signed in as: ${access.roles.join(', ')}.`;
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
