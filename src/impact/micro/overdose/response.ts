import type { Philox } from '../../random/philox.ts';
import { MONTHLY } from './outcomes.ts';
import type { OverdoseTables } from './tables.ts';

/** How an overdose ended. */
export const SURVIVED = 0;
export const CEASED = 1;
export const DIED = 2;

/** Purposes of draws: the third word of the counter. One purpose, one question. */
export const PURPOSE = { start: 1, month: 2, response: 3, afterCare: 4, newcomer: 5 } as const;

const WORDS = 4294967296;
const [OVERDOSES, WITNESSED, NALOXONE, AMBULANCE, HOSPITAL, STOPPED, DEATHS, FENTANYL_DEATHS] = [
  0, 1, 2, 3, 4, 5, 6, 7,
];

/**
 * What follows an overdose: where, seen, naloxone, ambulance, hospital, death, stopping. Each question has its own
 * word, so that a scenario with more naloxone changes the answer about naloxone and nothing else.
 *
 * Stopping is asked of those treated in hospital. The published text gives the chance after an overdose
 * (0.0756) without saying whom it is asked of; asked of every survivor, people at risk drain away within two years
 * and the published flat course of deaths and visits can not come out.
 */
export const createResponse = (
  tables: OverdoseTables,
  philox: Philox,
  counts: Int32Array,
): ((person: number, month: number, place: number, use: number, fentanyl: number) => number) => {
  const { months, naloxone, places } = tables;
  const p = tables.parameters;
  const { words } = philox;
  const publicPlace = p.publicPlace * WORDS;
  // One word asks place and witness together; the four zones keep their joint chances.
  const publicSeen = p.publicPlace * p.witnessedPublic * WORDS;
  const privateSeen = (p.publicPlace + (1 - p.publicPlace) * p.witnessedPrivate) * WORDS;
  const callPublic = p.ambulancePublic * WORDS;
  const callPrivate = p.ambulancePrivate * WORDS;
  const deathUnhelped = p.deathUnhelped * WORDS;
  const deathAmbulance = Math.min(1, p.deathUnhelped * p.ambulanceRelativeRisk) * WORDS;
  const deathNaloxone = p.deathWithNaloxone * WORDS;
  const count = (column: number, month: number): void => {
    const at = column * months + month;
    counts[at] = (counts[at] as number) + 1;
  };
  return (person, month, place, use, fentanyl) => {
    philox.fill(person, month, PURPOSE.response, 0);
    count(OVERDOSES, month);
    const where = words[0] as number;
    const isPublic = where < publicPlace;
    let threshold = deathUnhelped;
    let treated = false;
    if (isPublic ? where < publicSeen : where < privateSeen) {
      count(WITNESSED, month);
      const call = isPublic ? callPublic : callPrivate;
      const ambulance = words[2] as number;
      if (ambulance < call) {
        count(AMBULANCE, month);
        threshold = deathAmbulance;
        treated = ambulance < call * p.hospital;
        if (treated) count(HOSPITAL, month);
      }
      if ((words[1] as number) < (naloxone[(use * places + place) * months + month] as number) * WORDS) {
        count(NALOXONE, month);
        threshold = deathNaloxone;
      }
    }
    if ((words[3] as number) < threshold) {
      count(DEATHS, month);
      if (fentanyl === 1) count(FENTANYL_DEATHS, month);
      return DIED;
    }
    if (!treated) return SURVIVED;
    philox.fill(person, month, PURPOSE.afterCare, 0);
    if ((words[0] as number) >= p.ceaseAfterOverdose * WORDS) return SURVIVED;
    count(STOPPED, month);
    return CEASED;
  };
};

/** Column of deaths from other causes, which the kernels count themselves. */
export const OTHER_DEATHS = MONTHLY.indexOf('otherDeaths');
