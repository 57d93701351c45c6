import type { Right } from '#log/index.ts';

/**
 * What each role may write. Everyone at work records what happens; what counts for all from then on, and what others wrote, is
 * for those who answer for the records. Nothing for a role that is not here: partners, police, one that this build does not
 * know. A file of its own, since phones need no more of the roles than this.
 */
const answerable: readonly Right[] = ['record', 'arrange', 'correct-others', 'erase', 'release'];
const everyday: readonly Right[] = ['record'];
const roleWrites: Readonly<Record<string, readonly Right[]>> = {
  peer: everyday,
  room: everyday,
  technician: everyday,
  navigator: ['record', 'release'],
  coordinator: answerable,
  admin: answerable,
};

/** What somebody who is bound to sites may write at most: nothing that counts for the whole organization. */
const atSites: readonly Right[] = ['record', 'correct-others'];

export const rightsOf = (role: string, isBound: boolean): ReadonlySet<Right> => {
  const own = Object.hasOwn(roleWrites, role) ? (roleWrites[role] ?? []) : [];
  return new Set(isBound ? own.filter((right) => atSites.includes(right)) : own);
};
