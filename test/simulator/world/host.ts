import { limits } from '#log/index.ts';
import { everything } from '#server/access/reach.ts';
import { createIntakeSteps } from '#server/intake/intake.ts';
import { createIntakeQueue } from '#server/intake/queue.ts';
import { countingKinds } from '#stock/fade.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import { createLogStore, type LogStoreDeps, type ServerState } from './log-store.ts';
import type { Host } from './network.ts';

/** The server: the real intake over the simulated storage, with sessions, failures, crashes, backups and restores. */
export interface SimulatedServer extends Host {
  readonly state: () => ServerState;
  readonly backup: () => ServerState;
  /** Puts back a backup; the log is another one from here on. */
  readonly restore: (state: ServerState, epoch: string) => void;
  readonly crash: () => void;
  readonly fade: (before: string) => void;
  /** Devices whose session was ended. */
  readonly signedOut: Set<string>;
  readonly trouble: {
    isDown: boolean;
    /** Chance that a request fails, before or after it is carried out. */
    failing: number;
    /** Chance that a push is answered and then lost: the disk lied. */
    forgetting: number;
    onForgot: () => void;
  };
}

const pageEntries = 40;

export const createServer = (
  deps: LogStoreDeps & { readonly chance: Chance; readonly faults: Faults },
  epoch: string,
): SimulatedServer => {
  const log = createLogStore(deps, epoch);
  /** An update of the server changes its kinds between two transactions. */
  const steps = () =>
    createIntakeSteps({
      store: log.store,
      sha256: deps.sha256,
      kinds: deps.kinds(),
      clock: deps.time,
      waiting: countingKinds,
    });
  const make = () =>
    createIntakeQueue({
      read: steps().read,
      take: (org, offers) => steps().take(org, offers),
    });
  let intake = make();
  let generation = 0;
  const signedOut = new Set<string>();
  const trouble = { isDown: false, failing: 0, forgetting: 0, onForgot: (): void => {} };

  /** Rejects with the number of this life of the server when it crashes meanwhile. */
  const answerPush = async (text: string, clock: number) => {
    const { entries } = JSON.parse(text) as { readonly entries: readonly unknown[] };
    if (entries.length > limits.batchEntries) return { status: 413, text: '' };
    const before = log.state();
    const { epoch: answered, verdicts } = await intake(deps.org, entries, 'house', {
      aheadMs: clock - deps.time.now(),
    });
    if (deps.chance.happens(trouble.forgetting)) {
      deps.time.after(1, () => {
        deps.faults.count('push-forgotten');
        log.crash();
        intake = make();
        log.load(before);
        trouble.onForgot();
      });
    }
    if (!deps.chance.happens(0.1)) return json({ epoch: answered, verdicts });
    deps.faults.count('verdicts-shuffled');
    return json({ epoch: answered, verdicts: [...verdicts].reverse() });
  };

  const fails = (): boolean => {
    const failing = deps.chance.happens(trouble.failing);
    if (failing) deps.faults.count('server-error');
    return failing;
  };

  return {
    state: log.state,
    fade: log.fade,
    backup: log.state,
    signedOut,
    trouble,
    restore: (state, next) => {
      generation += 1;
      log.crash();
      intake = make();
      log.load({ ...state, epoch: next });
    },
    crash: () => {
      generation += 1;
      log.crash();
      intake = make();
    },
    handle: async ({ device, path, text, clock }) => {
      const born = generation;
      if (trouble.isDown) return undefined;
      if (signedOut.has(device)) return { status: 401, text: '' };
      if (fails()) return { status: 503, text: '' };
      const answer = await (path === 'push'
        ? answerPush(text, clock)
        : path === 'pull'
          ? pull(Number(text))
          : ledger(text));
      if (born !== generation) return undefined;
      // Done, but the answer says otherwise.
      return fails() ? { status: 500, text: '' } : answer;
    },
  };

  async function pull(after: number) {
    const {
      epoch: answered,
      entries,
      next,
      more,
    } = await log.store.page(deps.org, { after, limit: pageEntries, reach: everything });
    const rows = entries as unknown as readonly { readonly seq: number; readonly text: string }[];
    const list = rows.map((row) => `{"seq":${row.seq},"entry":${row.text}}`).join(',');
    const head = `{"epoch":${JSON.stringify(answered)},"next":${next},"more":${more},"entries":[`;
    return { status: 200, text: `${head}${list}]}` };
  }

  async function ledger(device: string) {
    return json({ device, ...(await log.store.ledger(deps.org, device)) });
  }
};

const json = (value: unknown) => ({ status: 200, text: JSON.stringify(value) });
