import { dayMs } from '#log/calendar.ts';
import type { Clock, Uuid } from '#log/index.ts';

/**
 * What the clocks of the devices in contact say of this server's clock. In memory only: how far a phone's clock is off is
 * nobody's business but this question's.
 */
export interface Contacts {
  /** One voice for each worker: they name as many devices at sign-in as they like. */
  readonly met: (org: Uuid, worker: Uuid, deviceMs: number) => void;
  /** `differ`: at least as many are more than a day off as are not. One phone with a wrong clock decides nothing alone. */
  readonly opinion: (org: Uuid) => 'agree' | 'differ' | 'unknown';
}

/** The last workers met. */
const mostKept = 200;

export const createContacts = (clock: Pick<Clock, 'now'>): Contacts => {
  const byOrg = new Map<Uuid, Map<Uuid, Contact>>();
  return {
    met: (org, worker, deviceMs) => {
      const met = byOrg.get(org) ?? new Map<Uuid, Contact>();
      byOrg.set(org, met);
      met.delete(worker);
      met.set(worker, { at: clock.now(), apart: Math.abs(deviceMs - clock.now()) });
      if (met.size > mostKept)
        for (const oldest of met.keys()) {
          met.delete(oldest);
          break;
        }
    },
    opinion: (org) => {
      const now = clock.now();
      // A contact of another day bears out nothing: this server's clock may have been set since.
      const recent = [...(byOrg.get(org)?.values() ?? [])].filter(({ at }) => Math.abs(now - at) <= dayMs);
      if (recent.length === 0) return 'unknown';
      const off = recent.filter(({ apart }) => apart > dayMs).length;
      return off * 2 >= recent.length ? 'differ' : 'agree';
    },
  };
};

/** In milliseconds: when by this server's clock, and how far apart the two clocks were. */
interface Contact {
  readonly at: number;
  readonly apart: number;
}
