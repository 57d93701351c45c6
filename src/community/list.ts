import { alerts } from './alerts/program.ts';
import { directory } from './directory/program.ts';
import { month } from './month/program.ts';
import type { CommunityPart } from './part.ts';
import { pickup } from './pickup/program.ts';
import { say } from './say/program.ts';
import { survey } from './survey/program.ts';

/** Every part of the community room, once: adding one is its folder and a line here. In the order of menus. */
export const community: readonly CommunityPart[] = [alerts, directory, pickup, say, survey, month];
