import * as v from 'valibot';

const parameter = v.object({ name: v.string(), in: v.string(), required: v.optional(v.boolean()) });
const document = v.object({
  paths: v.record(
    v.string(),
    v.record(v.string(), v.looseObject({ parameters: v.optional(v.array(parameter)) })),
  ),
});

/** Every path of an OpenAPI document that is asked with GET, each name in it and in its query filled with something. */
export const pathsToGet = (openapi: unknown, id: string): readonly string[] =>
  Object.entries(v.parse(document, openapi).paths).flatMap(([path, methods]) => {
    const get = methods['get'];
    if (get === undefined) return [];
    const query = (get.parameters ?? [])
      .filter((one) => one.in === 'query')
      .map(({ name }) => `${name}=${exampleOf(name, id)}`);
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => exampleOf(name, id));
    return [query.length === 0 ? filled : `${filled}?${query.join('&')}`];
  });

const exampleOf = (name: string, id: string): string => {
  if (name === 'from') return '2026-01-01';
  if (name === 'to') return '2026-01-31';
  if (name === 'lang') return 'en';
  return /limit|after|number|count/.test(name) ? '1' : id;
};
