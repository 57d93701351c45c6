import type { StripBody } from '../entries.ts';

/**
 * What a method can see, and what it cannot: said with every result, since "not detected by" is never "not there". A limit stands here
 * only with its source; where none was found the words say that the maker's leaflet has it.
 */
export interface Method {
  /** Its words are `checking.method.CODE`; what it cannot see is `checking.blind.GROUP`. */
  readonly code: string;
  readonly group: 'strip' | 'reagent' | 'ftir' | 'raman' | 'lab';
  /** The least it finds, in the words of its source. */
  readonly limit?: { readonly text: string; readonly source: string };
  /** What makes it say yes although the substance is not there. */
  readonly falsePositives?: {
    readonly substances: readonly string[];
    readonly fromMgPerMl: number;
    readonly source: string;
  };
  /** Water that keeps it from that, in milliliters for what lies in a cooker or bag. */
  readonly waterMl?: number;
}

const lockwood = 'Lockwood et al. 2021, doi.org/10.1186/s12954-021-00478-4';

const methods: readonly Method[] = [
  {
    code: 'strip-fentanyl',
    group: 'strip',
    limit: { text: '20 ng/mL', source: lockwood },
    falsePositives: {
      substances: ['methamphetamine', 'mdma', 'diphenhydramine'],
      fromMgPerMl: 1,
      source: lockwood,
    },
    waterMl: 50,
  },
  {
    code: 'strip-xylazine',
    group: 'strip',
    limit: {
      text: '2000 ng/mL',
      source: 'DanceSafe 2024, dancesafe.org/rcblocks/xylazine-digital-testing-instructions',
    },
  },
  {
    code: 'ftir',
    group: 'ftir',
    limit: { text: '5 %', source: 'Drug Checking BC, drugcheckingbc.ca' },
  },
];

/** A method by its code: `strip-TARGET`, `reagent-NAME`, `ftir`, `raman`, or one of a lab. */
export const methodOf = (code: string): Method => {
  const known = methods.find((method) => method.code === code);
  if (known !== undefined) return known;
  if (code.startsWith('strip-')) return { code, group: 'strip' };
  if (code.startsWith('reagent-')) return { code, group: 'reagent' };
  return { code, group: code === 'raman' ? 'raman' : 'lab' };
};

/** How much of a sample was in a milliliter when it was dipped, in mg; undefined where that was not recorded. */
export const concentrationOf = ({ mg, waterMl }: Pick<StripBody, 'mg' | 'waterMl'>): number | undefined =>
  mg === undefined || waterMl === undefined ? undefined : mg / waterMl;
