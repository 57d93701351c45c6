import { labelsIn } from '#build/labels.ts';
import { readCatalogs } from '#build/words.ts';
import { checkTexts } from './check.ts';
import { faultsOfTexts } from './each-text.ts';

// Part of `npm run check`: how every text reads by itself. A line for each that is too hard, or says what is not said.
const faults = [
  ...checkTexts(readCatalogs()),
  ...(['en', 'es'] as const).flatMap((locale) =>
    faultsOfTexts(
      `labels in ${locale}`,
      locale,
      labelsIn(locale).map(([id, text]) => [id, [text]]),
    ),
  ),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
