// The figures that the coordinator's answer and its form draw on: all that a phone has to fetch. evidence.ts holds the rest.
import { must } from '../problem.ts';
import type { Effect } from './effect.ts';
import { ambulanceDeathRatio } from './effects/ambulance-death-ratio.ts';
import { ambulancePrivateRatio } from './effects/ambulance-private-ratio.ts';
import { ambulancePublic } from './effects/ambulance-public.ts';
import { deathWithNaloxone } from './effects/death-with-naloxone.ts';
import { deathWithoutHelp } from './effects/death-without-help.ts';
import { deathWithoutHelpCalibrated } from './effects/death-without-help-calibrated.ts';
import { kitLife } from './effects/kit-life.ts';
import { kits1To100 } from './effects/kits-1-to-100.ts';
import { kitsOver100 } from './effects/kits-over-100.ts';
import { kitsPerDeathBritishColumbia } from './effects/kits-per-death-british-columbia.ts';
import { kitsPerDeathCoffin } from './effects/kits-per-death-coffin.ts';
import { kitsPerDeathScotland } from './effects/kits-per-death-scotland.ts';
import { nspHcv } from './effects/nsp-hcv.ts';
import { nspHcvEurope } from './effects/nsp-hcv-europe.ts';
import { nspHcvNorthAmerica } from './effects/nsp-hcv-north-america.ts';
import { nspHcvUk } from './effects/nsp-hcv-uk.ts';
import { nspHivAll } from './effects/nsp-hiv-all.ts';
import { nspHivHigherQuality } from './effects/nsp-hiv-higher-quality.ts';
import { oend1To100 } from './effects/oend-1-to-100.ts';
import { oendOver100 } from './effects/oend-over-100.ts';
import { peopleAtRiskShare } from './effects/people-at-risk-share.ts';
import { pharmacyKitRatio } from './effects/pharmacy-kit-ratio.ts';
import { publicShare } from './effects/public-share.ts';
import { stateCurveSpread } from './effects/state-curve-spread.ts';
import { useLawScale } from './effects/use-law-scale.ts';
import { witnessedPrivateRatio } from './effects/witnessed-private-ratio.ts';
import { witnessedPublic } from './effects/witnessed-public.ts';
import { createRegistry, type Registry } from './registry.ts';
import { registryVersion } from './registry-version.ts';

export const answerEffects: readonly Effect[] = [
  deathWithoutHelp,
  deathWithoutHelpCalibrated,
  deathWithNaloxone,
  ambulanceDeathRatio,
  publicShare,
  witnessedPublic,
  witnessedPrivateRatio,
  ambulancePublic,
  ambulancePrivateRatio,
  kitLife,
  pharmacyKitRatio,
  useLawScale,
  stateCurveSpread,
  peopleAtRiskShare,
  nspHivAll,
  nspHivHigherQuality,
  nspHcv,
  nspHcvEurope,
  nspHcvNorthAmerica,
  nspHcvUk,
  kits1To100,
  oend1To100,
  kitsOver100,
  oendOver100,
  kitsPerDeathCoffin,
  kitsPerDeathBritishColumbia,
  kitsPerDeathScotland,
];

export const answerEvidence: Registry = must(createRegistry(registryVersion, answerEffects));
