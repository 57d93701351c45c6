// The figures the engine ships, one file each. Changing one means a new registry version (evidence.test.ts holds the pair).
import { must } from '../problem.ts';
import { ambulanceDeathRatio } from './effects/ambulance-death-ratio.ts';
import { ambulancePrivateRatio } from './effects/ambulance-private-ratio.ts';
import { ambulancePublic } from './effects/ambulance-public.ts';
import { bothHcv } from './effects/both-hcv.ts';
import { bothHcvScottCounty } from './effects/both-hcv-scott-county.ts';
import { bothHcvTijuana } from './effects/both-hcv-tijuana.ts';
import { bothHcvUk } from './effects/both-hcv-uk.ts';
import { costAmbulance } from './effects/cost-ambulance.ts';
import { costHospital } from './effects/cost-hospital.ts';
import { costKit } from './effects/cost-kit.ts';
import { deathWithNaloxone } from './effects/death-with-naloxone.ts';
import { deathWithoutHelp } from './effects/death-without-help.ts';
import { deathWithoutHelpCalibrated } from './effects/death-without-help-calibrated.ts';
import { fullHarmReductionInjections } from './effects/full-harm-reduction-injections.ts';
import { fullHarmReductionSharing } from './effects/full-harm-reduction-sharing.ts';
import { hcvPerInjectionBaltimore } from './effects/hcv-per-injection-baltimore.ts';
import { hcvPerInjectionHepcep } from './effects/hcv-per-injection-hepcep.ts';
import { hivPerInjectionNewHaven } from './effects/hiv-per-injection-new-haven.ts';
import { hivPerInjectionOptima } from './effects/hiv-per-injection-optima.ts';
import { hospitalAfterAmbulance } from './effects/hospital-after-ambulance.ts';
import { kitLife } from './effects/kit-life.ts';
import { naloxoneBystanderSurvival } from './effects/naloxone-bystander-survival.ts';
import { nspHcv } from './effects/nsp-hcv.ts';
import { nspHcvEurope } from './effects/nsp-hcv-europe.ts';
import { nspHcvNorthAmerica } from './effects/nsp-hcv-north-america.ts';
import { nspHcvUk } from './effects/nsp-hcv-uk.ts';
import { nspHivAll } from './effects/nsp-hiv-all.ts';
import { nspHivHigherQuality } from './effects/nsp-hiv-higher-quality.ts';
import { oatHcv } from './effects/oat-hcv.ts';
import { oatHcvUk } from './effects/oat-hcv-uk.ts';
import { oatHiv } from './effects/oat-hiv.ts';
import { oatMortality } from './effects/oat-mortality.ts';
import { oatMortalityBuprenorphine } from './effects/oat-mortality-buprenorphine.ts';
import { oatMortalityMethadone } from './effects/oat-mortality-methadone.ts';
import { oatOverdoseDeath } from './effects/oat-overdose-death.ts';
import { oend1To100 } from './effects/oend-1-to-100.ts';
import { oendOver100 } from './effects/oend-over-100.ts';
import { overdoseBuprenorphine } from './effects/overdose-buprenorphine.ts';
import { overdoseNoTreatment } from './effects/overdose-no-treatment.ts';
import { pharmacyKitRatio } from './effects/pharmacy-kit-ratio.ts';
import { prepHiv } from './effects/prep-hiv.ts';
import { publicShare } from './effects/public-share.ts';
import { siteOverdoseElsewhereVancouver } from './effects/site-overdose-elsewhere-vancouver.ts';
import { siteOverdoseNearToronto } from './effects/site-overdose-near-toronto.ts';
import { siteOverdoseNearVancouver } from './effects/site-overdose-near-vancouver.ts';
import { siteSharing } from './effects/site-sharing.ts';
import { stoppingAfterOverdose } from './effects/stopping-after-overdose.ts';
import { useLawScale } from './effects/use-law-scale.ts';
import { witnessedPrivateRatio } from './effects/witnessed-private-ratio.ts';
import { witnessedPublic } from './effects/witnessed-public.ts';
import { createRegistry, type Registry } from './registry.ts';

/** Version of the shipped figures: the day of the last change and a running number. Named by every run. */
export const registryVersion = '2026-11-23.1';

/** The shipped registry. */
export const evidence: Registry = must(
  createRegistry(registryVersion, [
    nspHivAll,
    nspHivHigherQuality,
    oatHiv,
    oatHcv,
    oatHcvUk,
    nspHcv,
    nspHcvEurope,
    nspHcvNorthAmerica,
    nspHcvUk,
    bothHcv,
    bothHcvScottCounty,
    bothHcvTijuana,
    bothHcvUk,
    fullHarmReductionSharing,
    fullHarmReductionInjections,
    oatMortality,
    oatMortalityMethadone,
    oatMortalityBuprenorphine,
    oatOverdoseDeath,
    oend1To100,
    oendOver100,
    naloxoneBystanderSurvival,
    siteOverdoseNearVancouver,
    siteOverdoseNearToronto,
    siteOverdoseElsewhereVancouver,
    siteSharing,
    hivPerInjectionOptima,
    hivPerInjectionNewHaven,
    hcvPerInjectionBaltimore,
    hcvPerInjectionHepcep,
    prepHiv,
    deathWithoutHelp,
    deathWithoutHelpCalibrated,
    deathWithNaloxone,
    ambulanceDeathRatio,
    publicShare,
    witnessedPublic,
    witnessedPrivateRatio,
    ambulancePublic,
    ambulancePrivateRatio,
    hospitalAfterAmbulance,
    stoppingAfterOverdose,
    kitLife,
    pharmacyKitRatio,
    useLawScale,
    costKit,
    costAmbulance,
    costHospital,
    overdoseNoTreatment,
    overdoseBuprenorphine,
  ]),
);
