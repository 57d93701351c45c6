import type { JsonObject } from '#log/index.ts';
import type { RequestPart } from '../entries.ts';
import { own } from './codes.ts';
import { hasCode, listOf } from './json.ts';

/** What FHIR itself puts on every resource: nothing of it is about the person. */
const plain = new Set(['resourceType', 'id', 'meta', 'active', 'implicitRules', 'language']);
/** Which part of a request a field of a Patient is. */
const patientFields: Readonly<Record<string, RequestPart>> = { name: 'called', telecom: 'reach' };

/**
 * The fields that tell of the person what the Consent does not name, by the parts of a request that it names. Undefined parts: a Consent
 * of somebody who knows no such parts, which covers what it is about as a whole.
 */
export const beyond = (
  told: {
    readonly task: JsonObject;
    readonly requests: readonly JsonObject[];
    readonly patient: JsonObject | undefined;
  },
  parts: readonly string[] | undefined,
): readonly string[] => {
  if (parts === undefined) return [];
  const isNamed = (part: RequestPart | undefined): boolean => part !== undefined && parts.includes(part);
  const { task, requests, patient } = told;
  return [
    ...Object.keys(patient ?? {})
      .filter((field) => !plain.has(field) && !isNamed(patientFields[field]))
      .map((field) => `Patient.${field}`),
    ...requests.flatMap((request) => [
      ...(isNamed('words') || listOf(request['note']).length === 0 ? [] : ['ServiceRequest.note']),
      ...(isNamed('when') || request['occurrencePeriod'] === undefined
        ? []
        : ['ServiceRequest.occurrencePeriod']),
    ]),
    ...(['ride', 'along'] as const)
      .filter((part) => !isNamed(part))
      .filter((part) =>
        hasCode(
          listOf(task['input']).map(({ type }) => type),
          { system: own, code: `part.${part}` },
        ),
      )
      .map((part) => `Task.input(${part})`),
  ];
};
