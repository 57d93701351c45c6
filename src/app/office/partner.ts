import type { partnerList } from '#contract/partners.ts';
import type { Answered } from '#contract/route.ts';

/** A partner as whoever looks after it sees it. */
export type Partner = Answered<typeof partnerList>['partners'][number];
