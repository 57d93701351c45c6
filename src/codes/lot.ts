import { readGs1 } from './gs1.ts';

/**
 * One lot, however it was spelled or scanned: without spaces, in capitals, without the word "lot" before it, and out of a barcode
 * that says more. Balances, dates and recalls go by this; an entry keeps what was typed. '' stays ''.
 */
export const lotCode = (text: string): string => {
  if (text === '' || plain.test(text)) return text;
  const lot = readGs1(text)?.lot ?? text;
  const bare = lot
    .normalize('NFKC')
    .replace(/[\s\p{C}]/gu, '')
    .toUpperCase();
  const unnamed = bare.replace(/^(?:LOT|LOTE|BATCH)(?:NO\.?|N[º°]|#)?[:#.-]/, '');
  return unnamed === '' ? bare : unnamed;
};

/** Most lots are spelled as they count. */
const plain = /^(?!LOT|BATCH|01\d{14})[0-9A-Z-]+$/;
