/** What forms let pass. The kinds refuse anything above, and say so by themselves: every counter has those, and only the room's screens these. */

/** More than these cannot be: a slip of the thumb, which is told and never made into another number. */
export const mostRead = { breaths: 80, saturation: 100 } as const;

/** Characters of what the team wants to remember. */
export const debriefChars = 2_000;
