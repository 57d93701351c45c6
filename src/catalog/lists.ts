import { channels } from './channels.ts';
import type { Choice } from './choice.ts';
import type { ListName } from './list-names.ts';
import {
  actions,
  colours,
  emergencyCalls,
  givers,
  hospitals,
  kitSources,
  products,
  refillReasons,
  responses,
  routes,
  withdrawals,
  yesNoUnknown,
} from './overdose.ts';
import { locationTypes, settings } from './places.ts';
import { adjustReasons, disposeReasons, groupLabels, unitLabels } from './reasons.ts';
import { referrals, services } from './services.ts';
import { substances } from './substances.ts';
import { infections } from './tests.ts';
import { treatmentLevels, treatmentNeeds, treatmentPrograms } from './treatment.ts';

const none: readonly Choice[] = [];

/** Every code list by name. An organization changes its view of one with `catalog.choice` (choices.ts). */
export const lists: Readonly<Record<ListName, readonly Choice[]>> = {
  /** Each program ships its own (programs/items.ts). */
  item: none,
  channel: channels,
  substance: substances,
  'location-type': locationTypes,
  setting: settings,
  service: services,
  referral: referrals,
  'refill-reason': refillReasons,
  'kit-source': kitSources,
  infection: infections,
  'treatment-program': treatmentPrograms,
  'treatment-level': treatmentLevels,
  'treatment-need': treatmentNeeds,
  product: products,
  route: routes,
  giver: givers,
  action: actions,
  'emergency-call': emergencyCalls,
  response: responses,
  'yes-no-unknown': yesNoUnknown,
  withdrawal: withdrawals,
  hospital: hospitals,
  colour: colours,
  /** Stamps seen lately and areas the program works in: its own, so none is shipped. */
  stamp: none,
  area: none,
  'adjust-reason': adjustReasons,
  'dispose-reason': disposeReasons,
  unit: unitLabels,
  'item-group': groupLabels,
};

export type { ListName } from './list-names.ts';
