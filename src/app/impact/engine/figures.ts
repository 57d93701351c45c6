// The published figures that a person may put in place of the cautious one, by the assumption they belong to.
import { type EvidenceInput, evidenceLinks } from '#impact/answer/inputs.ts';
import type { Registry } from '#impact/evidence/registry.ts';
import { studyOf } from '../study.ts';

export type Figure = {
  /** Its id in the registry: what a choice names. */
  readonly id: string;
  readonly study: string;
  readonly estimate: number;
  /** Null when the source gave none: such a figure is shown and cannot be chosen. */
  readonly range: readonly [number, number] | null;
  readonly isCautious: boolean;
};

/** Only assumptions for which more than one figure can be used; the cautious one first. */
export type Figures = Readonly<Partial<Record<EvidenceInput, readonly Figure[]>>>;

export const figuresOf = (registry: Registry): Figures => {
  const names = Object.keys(evidenceLinks) as readonly EvidenceInput[];
  const rows = names.map((name) => {
    const found = registry.competing(evidenceLinks[name]);
    const cautious = registry.cautious(evidenceLinks[name]);
    const figures = (found.ok ? found.value : []).map(
      (effect): Figure => ({
        id: effect.id,
        study: studyOf(effect),
        estimate: effect.estimate,
        range: effect.distribution === null || effect.interval === null ? null : endsOf(effect.interval),
        isCautious: cautious.ok && cautious.value.id === effect.id,
      }),
    );
    return [name, figures] as const;
  });
  const usable = (figures: readonly Figure[]): number => figures.filter(({ range }) => range !== null).length;
  return Object.fromEntries(rows.filter(([, figures]) => usable(figures) > 1));
};

const endsOf = ({ low, high }: { readonly low: number; readonly high: number }) => [low, high] as const;
