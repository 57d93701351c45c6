// The figures the engine ships, one file each. Changing one means a new registry version (evidence.test.ts holds the pair).
import { must } from '../problem.ts';
import { answerEffects } from './answer-evidence.ts';
import { bothHcv } from './effects/both-hcv.ts';
import { bothHcvScottCounty } from './effects/both-hcv-scott-county.ts';
import { bothHcvTijuana } from './effects/both-hcv-tijuana.ts';
import { bothHcvUk } from './effects/both-hcv-uk.ts';
import { costAmbulance } from './effects/cost-ambulance.ts';
import { costHospital } from './effects/cost-hospital.ts';
import { costKit } from './effects/cost-kit.ts';
import { fullHarmReductionInjections } from './effects/full-harm-reduction-injections.ts';
import { fullHarmReductionSharing } from './effects/full-harm-reduction-sharing.ts';
import { hcvPerInjectionBaltimore } from './effects/hcv-per-injection-baltimore.ts';
import { hcvPerInjectionHepcep } from './effects/hcv-per-injection-hepcep.ts';
import { hivPerInjectionNewHaven } from './effects/hiv-per-injection-new-haven.ts';
import { hivPerInjectionOptima } from './effects/hiv-per-injection-optima.ts';
import { hospitalAfterAmbulance } from './effects/hospital-after-ambulance.ts';
import { naloxoneBystanderSurvival } from './effects/naloxone-bystander-survival.ts';
import { oatAfterRelease } from './effects/oat-after-release.ts';
import { oatAfterReleaseNewSouthWales } from './effects/oat-after-release-new-south-wales.ts';
import { oatAfterStopping } from './effects/oat-after-stopping.ts';
import { oatFirstWeeksBuprenorphine } from './effects/oat-first-weeks-buprenorphine.ts';
import { oatFirstWeeksMethadone } from './effects/oat-first-weeks-methadone.ts';
import { oatHcv } from './effects/oat-hcv.ts';
import { oatHcvUk } from './effects/oat-hcv-uk.ts';
import { oatHiv } from './effects/oat-hiv.ts';
import { oatMortality } from './effects/oat-mortality.ts';
import { oatMortalityBuprenorphine } from './effects/oat-mortality-buprenorphine.ts';
import { oatMortalityMethadone } from './effects/oat-mortality-methadone.ts';
import { oatOverdoseDeath } from './effects/oat-overdose-death.ts';
import { overdoseBuprenorphine } from './effects/overdose-buprenorphine.ts';
import { overdoseNoTreatment } from './effects/overdose-no-treatment.ts';
import { prepHiv } from './effects/prep-hiv.ts';
import { siteOverdoseElsewhereVancouver } from './effects/site-overdose-elsewhere-vancouver.ts';
import { siteOverdoseNearToronto } from './effects/site-overdose-near-toronto.ts';
import { siteOverdoseNearVancouver } from './effects/site-overdose-near-vancouver.ts';
import { siteSharing } from './effects/site-sharing.ts';
import { stoppingAfterOverdose } from './effects/stopping-after-overdose.ts';
import { createRegistry, type Registry } from './registry.ts';
import { registryVersion } from './registry-version.ts';

export { registryVersion } from './registry-version.ts';

/** The shipped registry. */
export const evidence: Registry = must(
  createRegistry(registryVersion, [
    ...answerEffects,
    oatHiv,
    oatHcv,
    oatHcvUk,
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
    oatFirstWeeksMethadone,
    oatFirstWeeksBuprenorphine,
    oatAfterStopping,
    oatAfterRelease,
    oatAfterReleaseNewSouthWales,
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
    hospitalAfterAmbulance,
    stoppingAfterOverdose,
    costKit,
    costAmbulance,
    costHospital,
    overdoseNoTreatment,
    overdoseBuprenorphine,
  ]),
);
