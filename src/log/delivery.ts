import type { Verdict } from './verdict.ts';

/**
 * Where an entry stands between a device and the server, as a complete table: a missing case does not compile.
 * - waiting: saved on this device, not yet known to be on the server.
 * - sent: the server said that it has it.
 * - proven: the device ledger confirms it; only then may the device let it go after its keeping time.
 * - held: on the server in quarantine; a coordinator sees it.
 * - refused: the server cannot store it. It stays here and is shown; it is offered again after an update.
 */
export type DeliveryState = 'waiting' | 'sent' | 'proven' | 'held' | 'refused';

export type DeliveryEvent =
  | 'stored'
  | 'quarantined'
  | 'rejected'
  /** The ledger lists the entry's number. */
  | 'ledger-holds'
  /** The ledger does not list it: the server lost it. */
  | 'ledger-lacks'
  /** Another log than before answered (a restored or wiped server): offer everything again. */
  | 'epoch-changed'
  /** This device was updated, or a person asked to try again. */
  | 'retry';

export const deliveryTable: Readonly<Record<DeliveryState, Readonly<Record<DeliveryEvent, DeliveryState>>>> =
  {
    waiting: {
      stored: 'sent',
      quarantined: 'held',
      rejected: 'refused',
      'ledger-holds': 'waiting', // the number may be another entry's; only a verdict on these bytes counts
      'ledger-lacks': 'waiting',
      'epoch-changed': 'waiting',
      retry: 'waiting',
    },
    sent: {
      stored: 'sent',
      quarantined: 'held',
      rejected: 'refused',
      'ledger-holds': 'proven',
      'ledger-lacks': 'waiting',
      'epoch-changed': 'waiting',
      retry: 'sent',
    },
    proven: {
      stored: 'proven',
      quarantined: 'held',
      rejected: 'refused',
      'ledger-holds': 'proven',
      'ledger-lacks': 'waiting',
      'epoch-changed': 'waiting',
      retry: 'proven',
    },
    held: {
      stored: 'sent',
      quarantined: 'held',
      rejected: 'refused',
      'ledger-holds': 'held',
      'ledger-lacks': 'held', // a quarantined entry with a taken number is in no ledger
      'epoch-changed': 'waiting',
      retry: 'waiting',
    },
    refused: {
      stored: 'sent',
      quarantined: 'held',
      rejected: 'refused',
      'ledger-holds': 'refused',
      'ledger-lacks': 'refused',
      'epoch-changed': 'waiting',
      retry: 'waiting',
    },
  };

export const nextDelivery = (state: DeliveryState, event: DeliveryEvent): DeliveryState =>
  deliveryTable[state][event];

/** What a verdict means for the entry it is about. An erased entry is stored: its open part is what the server keeps. */
export const verdictToEvent: Readonly<Record<Verdict['verdict'], DeliveryEvent>> = {
  accepted: 'stored',
  duplicate: 'stored',
  erased: 'stored',
  quarantined: 'quarantined',
  rejected: 'rejected',
};
