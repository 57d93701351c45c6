import { useEntries } from '#kit/log-context.tsx';
import { joinedKind, partedKind } from '../entries.ts';
import type { Joins } from '../rules/join.ts';

/** Which ids this device knows to be of one person. */
export const useJoins = (): Joins => ({ joined: useEntries(joinedKind), parted: useEntries(partedKind) });
