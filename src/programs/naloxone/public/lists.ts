import type { Choice } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';

/** The organization's view of a code list: only its codes are taken, so that no text can be sent in. */
export type Lists = (name: ListName) => readonly Choice[];
