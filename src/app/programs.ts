import type { Screen } from '#kit/screen.ts';
import { handoutKind as exchangeHandout } from '#programs/exchange/entries.ts';
import { exchangeStock } from '#programs/exchange/rules.ts';
import { exchangePanel, exchangeScreens, exchangeSummaries } from '#programs/exchange/screens/index.ts';
import { handoutKind as naloxoneHandout } from '#programs/naloxone/entries.ts';
import { naloxoneStock } from '#programs/naloxone/rules.ts';
import { naloxonePanel, naloxoneSummaries } from '#programs/naloxone/screens/index.ts';
import { combineEffects, stockEffect } from '#stock/effects.ts';
import { stockKinds } from '#stock/entries.ts';
import { stockScreens } from '#stock/screens/index.ts';
import type { StockSources } from '#stock/screens/sources.tsx';
import { visitScreens } from '#visits/screens/index.ts';
import type { VisitParts } from '#visits/screens/panels.tsx';
import { visitSummary } from '#visits/screens/visit-summary.ts';

/** The app's one list of programs: their panels at the counter, how their entries read, what they do to stock. */
export const visitParts: VisitParts = {
  panels: [exchangePanel, naloxonePanel],
  summaries: [visitSummary, ...exchangeSummaries, ...naloxoneSummaries],
};

export const stockSources: StockSources = {
  kinds: [...stockKinds.map(({ kind }) => kind), exchangeHandout.kind, naloxoneHandout.kind],
  effectOf: combineEffects([exchangeStock, naloxoneStock, stockEffect]),
};

export const programScreens: readonly Screen[] = [...visitScreens, ...stockScreens, ...exchangeScreens];
