import type { CommunityPart } from '#community/part.ts';
import { cards } from './cards/program.ts';

/** What an organization can turn on for the people it serves, once: adding one is its folder and a line here. */
export const people: readonly CommunityPart[] = [cards];
