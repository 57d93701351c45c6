import type { Uuid } from '#log/index.ts';
import type { Capability, Need } from './capability.ts';
import { type Role, roleMay, rolesThatMay, siteBound } from './roles.ts';

/** Who asks. Each is let in by what it holds, and may do what its row below says: nothing, unless something is said. */
export type Caller = WorkerCaller | DeviceCaller | PartnerCaller | ParticipantCaller | GuestCaller | Operator;

/** A worker at work on a device, while the right to read lasts. */
export interface WorkerCaller {
  readonly who: 'worker';
  readonly org: Uuid;
  readonly device: Uuid;
  readonly worker: Uuid;
  readonly role: Role;
  /** Sites that this worker is bound to; left out: all. */
  readonly sites?: readonly Uuid[];
}

/** A device on which a worker once signed in: what it wrote can be handed in until that right is ended, and that is all. */
export interface DeviceCaller {
  readonly who: 'device';
  readonly org: Uuid;
  readonly device: Uuid;
  readonly worker: Uuid;
  /** A partner's: it asks about its own devices and brings no files. */
  readonly isPartner?: true;
}

/** A clinic, pharmacy, shelter or group that hands out on our behalf, on a device that it enrolled, while its agreement lasts. */
export interface PartnerCaller {
  readonly who: 'partner';
  readonly org: Uuid;
  readonly device: Uuid;
  /** The partner, as the author of what it writes. */
  readonly worker: Uuid;
  /** The shelf of its own: what is of this site, or sent to it, and nothing else. */
  readonly site: Uuid;
}

/** The person served, on their own phone. Has no way in yet. */
export interface ParticipantCaller {
  readonly who: 'participant';
  readonly org: Uuid;
  readonly subject: Uuid;
}

/** Whoever holds a link that works once. Has no way in yet. */
export interface GuestCaller {
  readonly who: 'guest';
  readonly org: Uuid;
  readonly link: Uuid;
}

/** Whoever sits at the server's terminal. Holds the machine, comes by no route. */
export interface Operator {
  readonly who: 'operator';
}

/** What callers other than workers may do by a route; workers by their role (roles.ts). */
const otherMay = {
  device: ['hand-in'],
  partner: ['start', 'pull'],
  participant: [],
  guest: [],
  operator: [],
} as const satisfies Readonly<Record<Exclude<Caller['who'], 'worker'>, readonly Capability[]>>;

export const capabilitiesOf = (caller: Caller): readonly Capability[] =>
  caller.who === 'worker' ? workerMay(caller) : otherMay[caller.who];

/** Whoever is bound to sites has nothing that looks over, or changes, the whole organization. */
const workerMay = ({ role, sites }: WorkerCaller): readonly Capability[] => {
  const own = roleMay[role] ?? [];
  return sites === undefined ? own : own.filter((capability) => siteBound.includes(capability));
};

/** Who may do it, for the document of the interface: roles of workers, and a partner with an agreement. */
export const namesOf = (capability: Capability): readonly Role[] => [
  ...rolesThatMay(capability),
  ...((otherMay.partner as readonly Capability[]).includes(capability) ? (['partner'] as const) : []),
];

export const may = (caller: Caller, need: Need): boolean =>
  need === 'nothing' || capabilitiesOf(caller).includes(need);

/** The callers that a route with this need can have, by the tables: its handler must know what to do with each. */
export type CallerWith<N extends Need> = N extends 'nothing'
  ? undefined
  :
      | (N extends 'hand-in' ? never : WorkerCaller)
      | {
          [W in keyof typeof otherMay]: N extends (typeof otherMay)[W][number]
            ? Extract<Caller, { readonly who: W }>
            : never;
        }[keyof typeof otherMay];
