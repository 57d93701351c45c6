/** The day of UTC of a moment: it cuts time at the same moments everywhere. `ms` since 1970. */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
