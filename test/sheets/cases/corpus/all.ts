import { astrayCells } from './astray-cells.ts';
import { astrayColumns } from './astray-columns.ts';
import { astrayLayouts } from './astray-layouts.ts';
import { dates } from './dates.ts';
import { field } from './field.ts';
import { fieldMore } from './field-more.ts';
import { groupsAndSums } from './groups-and-sums.ts';
import { headers } from './headers.ts';
import { hostile } from './hostile.ts';
import { hostileSecond } from './hostile-second.ts';
import { layouts } from './layouts.ts';
import { across, more } from './more.ts';
import { numbers } from './numbers.ts';
import { shelves } from './shelves.ts';
import { stranger } from './stranger.ts';
import { strangerMore } from './stranger-more.ts';
import { strangerPublic } from './stranger-public.ts';
import type { Specimen } from './table.ts';
import { trying } from './trying.ts';
import { tryingMore } from './trying-more.ts';
import { wordsOfTwoWays } from './words-of-two-ways.ts';

export const corpus: readonly Specimen[] = [
  ...headers,
  ...numbers,
  ...dates,
  ...layouts,
  ...more,
  ...across,
  ...trying,
  ...tryingMore,
  ...astrayColumns,
  ...astrayLayouts,
  ...astrayCells,
  ...shelves,
  ...field,
  ...fieldMore,
  ...stranger,
  ...strangerMore,
  ...strangerPublic,
  ...groupsAndSums,
  ...hostile,
  ...hostileSecond,
  ...wordsOfTwoWays,
];
