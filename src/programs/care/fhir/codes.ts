/** Names of code systems and codes in bundles of HL7's FHIR R4, once. Whose they are stands in docs/fhir.md. */

/** What HL7's Gravity project calls a patient's tasks, and why a place says no. */
export const gravity = 'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes';
/** What its guide takes over from that of forms. */
export const forms = 'http://hl7.org/fhir/uv/sdc/CodeSystem/temp';
/** Ours: needs, parts of a request, and what no other system has a code for. No address of a site: no program has to keep one up. */
export const own = 'urn:uuid:6c2b8f0e-4d0f-4a5e-9b64-2f1d5b7c9a31';

export const taskCode = 'http://hl7.org/fhir/CodeSystem/task-code';
export const consentScope = 'http://terminology.hl7.org/CodeSystem/consentscope';
export const consentAction = 'http://terminology.hl7.org/CodeSystem/consentaction';
export const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
export const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
export const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

export interface Coding {
  readonly system: string;
  readonly code: string;
}

export const isCoding = (one: unknown, { system, code }: Coding): boolean =>
  typeof one === 'object' &&
  one !== null &&
  (one as Partial<Coding>).system === system &&
  (one as Partial<Coding>).code === code;
