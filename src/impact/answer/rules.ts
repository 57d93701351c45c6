// The engine's own past: what a file made by an earlier engine is computed with, so that it opens as it was.

/**
 * 1: engine 1. One law, the expected number of deaths, reports only set beside it, a person's ends as bounds.
 * 2: today. All laws, counts with their chance, reports in the answer, a person's ends 19 times in 20.
 */
export type Rules = 1 | 2;

export const rulesNow: Rules = 2;

/** The rules of the engine that made a file. */
export const rulesOf = (engine: string): Rules => (engine.startsWith('1.') ? 1 : 2);
