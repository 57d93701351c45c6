import { type Role, roles } from '#contract/roles.ts';

/** The program without which a role has nothing to do. Roles that are not here are of use to every organization. */
const needs: { readonly [R in Role]?: string } = {
  room: 'consumption',
  technician: 'checking',
  navigator: 'care',
};

/** The roles to choose from: those with something to do in what the organization runs, and the one that somebody has. */
export const rolesOffered = (running: readonly string[], held?: string): readonly (typeof roles)[number][] =>
  roles.filter((role) => {
    const program = needs[role];
    return program === undefined || running.includes(program) || role === held;
  });
