import type { Capability } from './capability.ts';

/** What a worker is, in words of the field. */
export const roles = ['peer', 'room', 'technician', 'navigator', 'coordinator', 'admin'] as const;
/**
 * Those outside: as a role they may do nothing. A partner with an agreement is a caller of its own (callers.ts); a worker of that role
 * without one stays out.
 */
export const outsideRoles = ['partner', 'police'] as const;
export const everyRole = [...roles, ...outsideRoles] as const;
export type Role = (typeof everyRole)[number];

const everyday = ['account', 'start', 'pull', 'place', 'log'] as const satisfies readonly Capability[];
/** Those who answer for the records. */
const answerable = [
  ...everyday,
  'reports',
  'export',
  'import',
  'review',
  'feedback',
  'devices',
  'partners',
  'sites',
] as const satisfies readonly Capability[];

/** What a worker who is bound to sites may still do: all of it stays within those sites (server/access/reach.ts). */
export const siteBound: readonly Capability[] = everyday;

/** What each role may do by a route. A role that is not here may do nothing: being in the list of roles gives none of it. */
export const roleMay: { readonly [R in Role]?: readonly Capability[] } = {
  peer: everyday,
  room: everyday,
  technician: everyday,
  navigator: everyday,
  coordinator: answerable,
  admin: [...answerable, 'workers', 'settings', 'audit', 'keys'],
};

export const rolesThatMay = (capability: Capability): readonly Role[] =>
  everyRole.filter((role) => roleMay[role]?.includes(capability) === true);
