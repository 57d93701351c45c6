/** Version of the shipped figures: the day of the last change and a running number. Named by every run. */
export const registryVersion = '2026-11-26.4';
