// What each figure of the registry is for, read from what the engine does with it: nobody has to keep a list true.
import type { Effect } from '../evidence/effect.ts';
import type { Registry } from '../evidence/registry.ts';
import { localQuestions } from '../program/local.ts';
import { besideLinks } from './beside.ts';
import { evidenceLinks } from './inputs.ts';
import { treatmentIds } from './treatment.ts';

/**
 * `answer`: drawn, or a constant, in the answer (for a link with several figures, the cautious one unless another is chosen).
 * `form`: behind a suggestion of the form. `beside`: in what is set beside the answer, a rule of thumb or treatment. `shown`: used nowhere; there to be
 * looked up.
 */
export type EvidenceRole = 'answer' | 'form' | 'beside' | 'shown';

const constantIds: readonly string[] = ['kit-life'];
const besideIds: readonly string[] = treatmentIds;

/** Roles of the registry's figures, by id. */
export const rolesOf = (registry: Registry): ((effect: Effect) => EvidenceRole) => {
  const links: readonly string[] = Object.values(evidenceLinks);
  const suggested = new Set(
    localQuestions(registry).flatMap(({ suggestion, perResident }) => [
      ...(suggestion?.effects ?? []),
      ...(perResident?.effects ?? []),
    ]),
  );
  return ({ id, link, distribution }) => {
    if (constantIds.includes(id) || (links.includes(link) && distribution !== null)) return 'answer';
    if (suggested.has(id)) return 'form';
    return besideLinks.includes(link) || besideIds.includes(id) ? 'beside' : 'shown';
  };
};
