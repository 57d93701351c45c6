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
/** The middle of 5 to 20 years of injecting, and deaths. */
const LEAVE_A_MONTH = 1 - Math.exp(-(1 / 12.5 + 0.0057 + 0.0014) / 12);

/**
 * HIV among people who inject in Scott County, Indiana. Read in the setting published with Goedel et al. 2020:
 * adults, share who inject, partners gamma(1.704, 2.755), 5 injections together a month, 32.1 % unsafe, 2 % in the
 * needle program, 0.007 per act, treated infectiousness 0.03, 237 places. Read elsewhere: acute infection 5.6
 * times chronic (Optima HIV); who leaves and is replaced by a newcomer: 5 to 20 years of injecting, 0.57 and 0.14 % who die a year
 * (Fraser 2018, the same county, PMC6211174 table 1). Not read, chosen as a round figure: acute stage 3 months. Fitted to five
 * published results together (176 infections, their standard deviation of 75, one run in five at or under 54, and what two needle
 * programs avert): how many people have HIV when the five years begin, on average 12 and very unequally from draw to draw
 * (`seedShape` 0.75: in one draw of eight nobody), partnerships of 6 months, and 6 % of people with chronic infection starting
 * treatment each month. With the same number in every draw an outbreak hardly ever dies out; with nobody leaving it runs out of
 * people and stays a tenth too small.
 */
export const scottCounty = guardBare(
  [parameter('program', oneOf('none', 'proactive', 'reactive'))],
  (program: 'none' | 'proactive' | 'reactive'): SharingSetting => ({
    people: Math.floor(SCOTT_ADULTS * SHARE_WHO_INJECT),
    months: SCOTT_MONTHS,
    partners: { shape: 1.704, scale: 2.755, meanMonths: 6, groups: 1, assortative: 0 },
    acts: 5,
    unsafe: 0.321,
    unsafeWithProgram: 0.02,
    program: {
      people: program === 'none' ? 0 : NEEDLE_PROGRAM_PEOPLE,
      fromMonth: SCOTT_BURN_MONTHS + (program === 'reactive' ? 10 : 0),
    },
    leave: LEAVE_A_MONTH,
    pathogens: [
      {
        pathogen: hivPathogen({
          perAct: 0.007,
          acuteInfectious: 5.6,
          acuteMonths: 3,
          treatedInfectious: 0.03,
          startTreatment: 0.06,
          stopTreatment: 0,
        }),
        seeds: 12,
        seedShape: 0.75,
        seedMonth: SCOTT_BURN_MONTHS,
      },
    ],
  }),
);
