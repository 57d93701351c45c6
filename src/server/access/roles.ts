/** What a worker may do, in words of the field. */
export const roles = ['peer', 'room', 'technician', 'navigator', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

export const everyRole: readonly Role[] = roles;
/** Those who answer for the records: reports, quarantine, sites and workers. */
export const coordinators: readonly Role[] = ['coordinator', 'admin'];
