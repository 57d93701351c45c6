import type { Right } from '#log/index.ts';

/** Where an alert stands. `updating`: it is out as it was, and words that change it wait for a second person. */
export const states = [
  'reported',
  'corroborated',
  'graded',
  'drafted',
  'issued',
  'updating',
  'expired',
  'cancelled',
  'dismissed',
] as const;
export type State = (typeof states)[number];

export type Move =
  | 'report'
  | 'corroborate'
  | 'grade'
  | 'draft'
  | 'approve'
  | 'extend'
  | 'cancel'
  | 'dismiss'
  | 'expire';

export interface MoveRule {
  /** What its author must be allowed; the kind of its entry says the same (a test holds them together). */
  readonly right: Right;
  /** `another`: not whoever wrote what is approved. `server`: no person. */
  readonly by: 'worker' | 'another' | 'server';
  /** Where it leads from each state; from a state that is not here it leads nowhere and changes nothing. */
  readonly leads: Readonly<Partial<Record<State | 'none', State>>>;
}

/** Every state of an alert and who may move it. */
export const moves: Readonly<Record<Move, MoveRule>> = {
  report: {
    right: 'record',
    by: 'worker',
    leads: {
      none: 'reported',
      reported: 'reported',
      corroborated: 'corroborated',
      graded: 'graded',
      drafted: 'drafted',
      issued: 'issued',
      updating: 'updating',
    },
  },
  corroborate: {
    right: 'record',
    by: 'worker',
    leads: { reported: 'corroborated', corroborated: 'corroborated', graded: 'graded' },
  },
  grade: { right: 'record', by: 'worker', leads: { corroborated: 'graded', graded: 'graded' } },
  draft: {
    right: 'record',
    by: 'worker',
    leads: { graded: 'drafted', drafted: 'drafted', issued: 'updating', updating: 'updating' },
  },
  approve: { right: 'arrange', by: 'another', leads: { drafted: 'issued', updating: 'issued' } },
  extend: { right: 'arrange', by: 'worker', leads: { issued: 'issued', updating: 'updating' } },
  cancel: { right: 'arrange', by: 'worker', leads: { issued: 'cancelled', updating: 'cancelled' } },
  dismiss: {
    right: 'arrange',
    by: 'worker',
    leads: {
      reported: 'dismissed',
      corroborated: 'dismissed',
      graded: 'dismissed',
      drafted: 'dismissed',
      updating: 'issued',
    },
  },
  expire: { right: 'arrange', by: 'server', leads: { issued: 'expired', updating: 'expired' } },
};

export const isOut = (state: State): boolean => state === 'issued' || state === 'updating';
