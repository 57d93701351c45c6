import { guardBare } from '../../guard.ts';
import { oneOf, parameter } from '../../shape.ts';
import { hivPathogen } from './pathogen.ts';
import type { SharingSetting } from './sharing-setting.ts';

/** Months before the outbreak in which partnerships form, then five years. */
export const SCOTT_BURN_MONTHS = 48;
export const SCOTT_MONTHS = SCOTT_BURN_MONTHS + 60;
/** 14 573 adults, of whom 2.44 % inject (355 people after rounding down, as published with 176 infections). */
export const SCOTT_ADULTS = 14_573;
const SHARE_WHO_INJECT = 0.0244;
const NEEDLE_PROGRAM_PEOPLE = 237;

/**
 * HIV among people who inject in Scott County, Indiana. Read in the setting published with Goedel et al. 2020:
 * adults, share who inject, partners gamma(1.704, 2.755), 5 injections together a month, 32.1 % unsafe, 2 % in the
 * needle program, 0.007 per act, treated infectiousness 0.03, 237 places. Read elsewhere: acute infection 5.6
 * times chronic (Optima HIV). Not read, chosen as round figures: acute stage 3 months, partnerships 24 months.
 * Fitted to 176 infections and to the two needle-program results together: 8 people with HIV when the
 * five years begin, and 7 % of people with chronic infection starting treatment each month.
 */
export const scottCounty = guardBare(
  [parameter('program', oneOf('none', 'proactive', 'reactive'))],
  (program: 'none' | 'proactive' | 'reactive'): SharingSetting => ({
    people: Math.floor(SCOTT_ADULTS * SHARE_WHO_INJECT),
    months: SCOTT_MONTHS,
    partners: { shape: 1.704, scale: 2.755, meanMonths: 24, groups: 1, assortative: 0 },
    acts: 5,
    unsafe: 0.321,
    unsafeWithProgram: 0.02,
    program: {
      people: program === 'none' ? 0 : NEEDLE_PROGRAM_PEOPLE,
      fromMonth: SCOTT_BURN_MONTHS + (program === 'reactive' ? 10 : 0),
    },
    leave: 0,
    pathogens: [
      {
        pathogen: hivPathogen({
          perAct: 0.007,
          acuteInfectious: 5.6,
          acuteMonths: 3,
          treatedInfectious: 0.03,
          startTreatment: 0.07,
          stopTreatment: 0,
        }),
        seeds: 8,
        seedMonth: SCOTT_BURN_MONTHS,
      },
    ],
  }),
);
