import { createFieldChecks } from '../../field-checks.ts';
import { createProblem, type Problem } from '../../problem.ts';

/**
 * What moves and harms people in the overdose model. Chances are per month unless said otherwise. Names in
 * brackets are those of the source (Zang et al. 2022, PMC9647481).
 */
export type OverdoseParameters = {
  /** Share exposed to fentanyl at the start among people who use opioids (ini.oud.fx). */
  readonly fentanylStart: number;
  /** Growth of exposure each month to month 48, as a share of the start; exposure never passes 0.9 (gw.fx). */
  readonly fentanylGrowth: number;
  /** Share exposed among people who use other drugs (ini.NOUD.fx). */
  readonly fentanylStartOtherDrugs: number;
  /** Exposure of people who use prescription opioids, beside that of others (out.prebopioid). */
  readonly prescriptionDilution: number;
  /** Overdose, prescription use, after an earlier one (od.preb.sub). */
  readonly overdosePrescription: number;
  /** Overdose, illicit use at lower risk, after an earlier one (od.il.lr.sub). */
  readonly overdoseLowerRisk: number;
  /** Factor on that for higher risk (multi.hr). */
  readonly higherRiskFactor: number;
  /** Factor on overdose under fentanyl exposure (multi.fx). */
  readonly fentanylFactor: number;
  /** Factor in the month of return to use (multi.relap). */
  readonly returnFactor: number;
  /** A first overdose is so many times less likely than a later one (multi.sub). */
  readonly everOverdosedFactor: number;
  /** Other drugs with fentanyl, beside lower risk with fentanyl (multi.NODU.fx). */
  readonly otherDrugsFentanylFactor: number;
  /** Prescription to illicit use (p.preb2il.lr). */
  readonly prescriptionToLowerRisk: number;
  /** Prescription to no use (p.preb2inact.ini). */
  readonly prescriptionToNotUsing: number;
  /** Lower to higher risk (p.il.lr2il.hr). */
  readonly lowerToHigherRisk: number;
  /** Lower risk to no use (p.il.lr2inact.ini). */
  readonly lowerRiskToNotUsing: number;
  /** Higher to lower risk (p.il.hr2il.lr). */
  readonly higherToLowerRisk: number;
  /** Higher risk to no use (p.il.hr2inact.ini). */
  readonly higherRiskToNotUsing: number;
  /** Return to use (p.inact2relap). */
  readonly notUsingToReturn: number;
  /** Growth each month to month 48 of the chance to stop using (gw.m.2inact). */
  readonly notUsingGrowth: number;
  /** Share of overdoses in public (OD_loc_pub). */
  readonly publicPlace: number;
  /** Witnessed, in public (OD_wit_pub). */
  readonly witnessedPublic: number;
  /** Witnessed, in private (OD_wit_priv). */
  readonly witnessedPrivate: number;
  /** Ambulance called when witnessed, in public (OD_911_pub). */
  readonly ambulancePublic: number;
  /** Ambulance called when witnessed, in private (OD_911_priv). */
  readonly ambulancePrivate: number;
  /** Taken to hospital when an ambulance came (OD_hosp). */
  readonly hospital: number;
  /** Stops using after an overdose treated in hospital (OD_cess). */
  readonly ceaseAfterOverdose: number;
  /** Death of an overdose without help (mor_bl). */
  readonly deathUnhelped: number;
  /** Death with naloxone (mor_nx). */
  readonly deathWithNaloxone: number;
  /** Relative risk of death with an ambulance and no naloxone (rr_mor_EMS). */
  readonly ambulanceRelativeRisk: number;
  /** Share of kits lost or expired each month (r.LossExp). */
  readonly kitLoss: number;
  /** Strength of the naloxone use law (nlx.adj). */
  readonly kitStrength: number;
  /** Highest chance that naloxone is used (cap). */
  readonly kitCap: number;
  /** Pharmacy kits that count as one community kit (eff.pharNlx). */
  readonly pharmacyKitsPerUsed: number;
};

/** Factors may be any amount, divisors any above zero; everything else is a chance or a share. */
const sorts: { readonly [Name in keyof OverdoseParameters]: 'factor' | 'divisor' | 'chance' } = {
  fentanylStart: 'chance',
  fentanylGrowth: 'factor',
  fentanylStartOtherDrugs: 'chance',
  prescriptionDilution: 'chance',
  overdosePrescription: 'chance',
  overdoseLowerRisk: 'chance',
  higherRiskFactor: 'factor',
  fentanylFactor: 'factor',
  returnFactor: 'factor',
  everOverdosedFactor: 'divisor',
  otherDrugsFentanylFactor: 'factor',
  prescriptionToLowerRisk: 'chance',
  prescriptionToNotUsing: 'chance',
  lowerToHigherRisk: 'chance',
  lowerRiskToNotUsing: 'chance',
  higherToLowerRisk: 'chance',
  higherRiskToNotUsing: 'chance',
  notUsingToReturn: 'chance',
  notUsingGrowth: 'factor',
  publicPlace: 'chance',
  witnessedPublic: 'chance',
  witnessedPrivate: 'chance',
  ambulancePublic: 'chance',
  ambulancePrivate: 'chance',
  hospital: 'chance',
  ceaseAfterOverdose: 'chance',
  deathUnhelped: 'chance',
  deathWithNaloxone: 'chance',
  ambulanceRelativeRisk: 'factor',
  kitLoss: 'chance',
  kitStrength: 'factor',
  kitCap: 'divisor',
  pharmacyKitsPerUsed: 'divisor',
};

/** Every field that can not be used, as `parameters.NAME`. */
export const checkOverdoseParameters = (
  parameters: OverdoseParameters,
  at = 'parameters',
): readonly Problem[] => {
  const checks = createFieldChecks();
  for (const name of Object.keys(parameters))
    if (!Object.hasOwn(sorts, name)) checks.add(createProblem('unknown-field', `${at}.${name}`));
  for (const [name, sort] of Object.entries(sorts)) {
    const field = `${at}.${name}`;
    const given: unknown = (parameters as Readonly<Record<string, unknown>>)[name];
    if (sort === 'factor') checks.range(field, given, 0, 1e6);
    else if (name === 'kitCap') checks.range(field, given, 1e-9, 1);
    else if (sort === 'divisor') checks.range(field, given, 1e-6, 1e6);
    else checks.probability(field, given);
  }
  if (checks.problems.length > 0) return checks.problems;
  const together = (field: string, ...chances: readonly number[]): void => {
    const sum = chances.reduce((total, chance) => total + chance, 0);
    if (sum > 1)
      checks.add(
        createProblem('more-than', `${at}.${field}`, { got: sum, limit: 1, of: 'the sum of chances' }),
      );
  };
  const p = parameters;
  const stop = 1 + 48 * p.notUsingGrowth;
  together('prescriptionToNotUsing', p.prescriptionToLowerRisk, p.prescriptionToNotUsing * stop);
  together('lowerRiskToNotUsing', p.lowerToHigherRisk, p.lowerRiskToNotUsing * stop);
  together('higherRiskToNotUsing', p.higherToLowerRisk, p.higherRiskToNotUsing * stop);
  return checks.problems;
};
