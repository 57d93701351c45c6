import { fold } from '../mapping/mapping.ts';

const voided =
  /^(void|voided|cancel|cancell?ed|deleted?|dup|dupe|duplicated?|duplicate (entry|row|record|of above)|(entered|logged) (twice|in error)|error|test (entry|row|record|data|only)|anulad[oa]|cancelad[oa]|borrad[oa]|duplicad[oa]|fila de prueba|annule[es]?|doublon)[.!*]*$|\b(do ?n[o']t count|do not (count|include|use)|ignore (this|row|line|entry)|no contar|no cuenta|ne pas compter)\b/;

/** A word beside a row that says the row does not count: "VOID", "duplicate", "test, do not count". */
export const isVoided = (text: string): boolean => text.length <= 120 && voided.test(fold(text));
