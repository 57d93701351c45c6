// One tree for every overdose, in which supervised sites, naloxone and the ambulance act together:
//
//   overdose -+- on a supervised site ............................ dies with mS
//             +- elsewhere -+- nobody there ...................... dies with m0
//                           +- someone there -+- naloxone ........ dies with mN
//                                             +- none -+- ambulance  dies with m0 rE
//                                                      +- none ..... dies with m0
//
// Each overdose follows one branch, so no death can be averted twice. The elsewhere part is the decision tree of
// Zang et al. 2022 (PMC9647481): P(death) = (1-w) m0 + w [ p mN + (1-p)( e m0 rE + (1-e) m0 ) ].

import { createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import type { Result } from '../problem.ts';
import { flat, group } from '../shape.ts';

export type DeathTree = {
  /** Share of all overdoses that happen on a supervised site. */
  readonly onSite: number;
  /** Probability of death on site. */
  readonly deathOnSite: number;
  /** Elsewhere: probability that someone is there. */
  readonly witnessed: number;
  /** Someone there: probability that naloxone is used. */
  readonly naloxone: number;
  /** Someone there, no naloxone: probability that an ambulance comes. */
  readonly ambulance: number;
  /** Death with nobody helping. */
  readonly deathWithoutHelp: number;
  /** Death when naloxone is used. */
  readonly deathWithNaloxone: number;
  /** Risk of death with ambulance only, against nobody helping: 0 to 1. */
  readonly ambulanceRatio: number;
};

/** Where overdoses end, as shares of all overdoses; `deaths` is the sum of the five deadly parts. */
export type TreeOutcome = {
  readonly deaths: number;
  readonly onSite: number;
  readonly alone: number;
  readonly withNaloxone: number;
  readonly withAmbulance: number;
  readonly witnessedWithoutHelp: number;
};

/** Deaths per overdose by branch. */
export const deathTree = guard([flat('tree', group({}))], (tree: DeathTree): Result<TreeOutcome> => {
  const check = checkTree(tree);
  return check.finish(() => {
    const { onSite, witnessed: w, naloxone: p, ambulance: e, deathWithoutHelp: m0 } = tree;
    const elsewhere = 1 - onSite;
    const parts = {
      onSite: onSite * tree.deathOnSite,
      alone: elsewhere * (1 - w) * m0,
      withNaloxone: elsewhere * w * p * tree.deathWithNaloxone,
      withAmbulance: elsewhere * w * (1 - p) * e * m0 * tree.ambulanceRatio,
      witnessedWithoutHelp: elsewhere * w * (1 - p) * (1 - e) * m0,
    };
    const deaths =
      parts.onSite + parts.alone + parts.withNaloxone + parts.withAmbulance + parts.witnessedWithoutHelp;
    return { deaths, ...parts };
  });
});

/** Probability of death of one overdose, unchecked, for inner loops. */
export const deathPerOverdose = (
  onSite: number,
  deathOnSite: number,
  w: number,
  p: number,
  e: number,
  m0: number,
  mN: number,
  rE: number,
): number =>
  onSite * deathOnSite + (1 - onSite) * ((1 - w) * m0 + w * (p * mN + (1 - p) * m0 * (e * rE + 1 - e)));

/** What can be taken out of the tree to ask what it averts. */
export type TreePart = 'site' | 'naloxone' | 'ambulance';

export type TreeCredit = {
  /** Deaths averted by all parts together, per overdose. */
  readonly together: number;
  /** Each part's share of them; the shares sum to `together` exactly. */
  readonly byPart: Readonly<Record<TreePart, number>>;
  /** What each part would avert if it alone existed: these do not sum to `together`, as the parts overlap. */
  readonly alone: Readonly<Record<TreePart, number>>;
};

/**
 * Credits the deaths averted to site, naloxone and ambulance by their average contribution over every order in which they
 * could be added (Shapley). A part is taken out by setting its share to zero.
 */
export const creditParts = guard([flat('tree', group({}))], (tree: DeathTree): Result<TreeCredit> => {
  const check = checkTree(tree);
  return check.finish(() => {
    const averted = (present: readonly TreePart[]): number =>
      deathsWith(tree, []) - deathsWith(tree, present);
    const credit = { site: 0, naloxone: 0, ambulance: 0 };
    for (const order of orders) {
      order.forEach((part, i) => {
        credit[part] += (averted(order.slice(0, i + 1)) - averted(order.slice(0, i))) / orders.length;
      });
    }
    return {
      together: averted(['site', 'naloxone', 'ambulance']),
      byPart: credit,
      alone: { site: averted(['site']), naloxone: averted(['naloxone']), ambulance: averted(['ambulance']) },
    };
  });
});

const orders: readonly (readonly TreePart[])[] = [
  ['site', 'naloxone', 'ambulance'],
  ['site', 'ambulance', 'naloxone'],
  ['naloxone', 'site', 'ambulance'],
  ['naloxone', 'ambulance', 'site'],
  ['ambulance', 'site', 'naloxone'],
  ['ambulance', 'naloxone', 'site'],
];

const deathsWith = (tree: DeathTree, present: readonly TreePart[]): number =>
  deathPerOverdose(
    present.includes('site') ? tree.onSite : 0,
    tree.deathOnSite,
    tree.witnessed,
    present.includes('naloxone') ? tree.naloxone : 0,
    present.includes('ambulance') ? tree.ambulance : 0,
    tree.deathWithoutHelp,
    tree.deathWithNaloxone,
    tree.ambulanceRatio,
  );

const checkTree = (tree: DeathTree): ReturnType<typeof createChecker> => {
  const check = createChecker();
  for (const key of treeKeys) check.probability(key, tree[key]);
  return check;
};

const treeKeys = [
  'onSite',
  'deathOnSite',
  'witnessed',
  'naloxone',
  'ambulance',
  'deathWithoutHelp',
  'deathWithNaloxone',
  'ambulanceRatio',
] as const satisfies readonly (keyof DeathTree)[];
