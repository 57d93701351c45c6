import type { JsonObject } from '#log/index.ts';
import type { Problem } from './problems.ts';

/** What R4 requires of the resources that are read here; a validator checks the rest. */
const required: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Task: [['status'], ['intent']],
  ServiceRequest: [['status'], ['intent'], ['subject']],
  Consent: [['status'], ['scope'], ['category'], ['policy', 'policyRule']],
  DocumentReference: [['status'], ['content']],
  Organization: [['name', 'identifier']],
};

/** Fields that are missing: of each group one has to be there. */
export const missingIn = (resource: JsonObject, at: string): readonly Problem[] =>
  (required[String(resource['resourceType'])] ?? [])
    .filter((group) => group.every((field) => resource[field] === undefined))
    .map((group) => ({ code: 'incomplete' as const, at: `${at}.${group.join('|')}` }));
