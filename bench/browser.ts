import type { Bench } from './row.ts';
export const browser: Bench = async () => [];
