import type { Draft } from '#kit/recorder.ts';
import type { Entry, Uuid } from '#log/index.ts';
import type { Witness } from './witness.ts';
import type { Chance } from './world/chance.ts';
import type { OpenTab, SimulatedDevice } from './world/device.ts';
import type { Time } from './world/time.ts';

/** What a worker does at a device, and what the screen told them. Nothing here looks behind the screen. */
export interface Desk {
  readonly device: SimulatedDevice;
  readonly place: { readonly org: Uuid; readonly site: Uuid };
  readonly workers: readonly Uuid[];
}

/** Makes the drafts of one visit. A richer generator can be plugged in; every body needs a `mark` from `nextMark`. */
export interface DayPlan {
  readonly visit: (
    chance: Chance,
    nextMark: () => number,
    persons: readonly Uuid[],
    age: 'new' | 'old',
  ) => readonly Draft[];
}

export const plainPlan: DayPlan = {
  visit: (chance, nextMark, persons, age) => {
    const subject = persons.length > 0 && chance.happens(0.4) ? chance.pick(persons) : undefined;
    const drafts: Draft[] = [];
    for (let line = chance.between(1, 4); line > 0; line -= 1) {
      const body = { mark: nextMark(), item: chance.pick(items), quantity: chance.between(-20, 10) };
      drafts.push({
        kind: 'sim.move',
        version: age === 'new' ? 2 : 1,
        body: age === 'new' ? { ...body, lot: chance.happens(0.3) ? 'L1' : '' } : body,
        ...(subject !== undefined && { subject }),
      });
    }
    if (subject !== undefined && age === 'new') {
      const mark = nextMark();
      drafts.push({
        kind: 'sim.visit',
        version: 1,
        body: { mark, people: chance.between(1, 5), trace: `trace-of-${subject}` },
        subject,
      });
    }
    return drafts;
  },
};

const items = ['needle', 'kit', 'strip'] as const;

export interface WorkerDeps {
  readonly time: Time;
  readonly chance: Chance;
  readonly witness: Witness;
  readonly plan: DayPlan;
  readonly nextMark: () => number;
  readonly persons: Uuid[];
  readonly newPerson: () => Uuid;
}

export const createWorker = (deps: WorkerDeps, desk: Desk) => {
  const { chance, witness } = deps;
  /** Entries of this device whose screen has not said "sent" yet. */
  const unsent = new Set<string>();

  const anyTab = async (): Promise<OpenTab | undefined> => {
    const open = desk.device.tabs();
    if (open.length === 0 || (open.length < 2 && chance.happens(0.05))) await desk.device.open();
    const tabs = desk.device.tabs();
    return tabs.length === 0 ? undefined : chance.pick(tabs);
  };

  const saw = (entries: readonly Entry[], drafts: readonly Draft[], author: Uuid): void => {
    for (const [index, { id, occurredAt }] of entries.entries()) {
      const draft = drafts[index];
      if (draft === undefined) continue;
      const mark = draft.body['mark'];
      const { kind, subject, supersedes } = draft;
      witness.saved.set(id, {
        mark: typeof mark === 'number' ? mark : undefined,
        id,
        device: desk.device.name,
        at: deps.time.now(),
        entry: {
          kind,
          site: draft.site ?? desk.place.site,
          author,
          occurredAt,
          ...(subject !== undefined && { subject }),
          ...(supersedes !== undefined && { supersedes }),
          body: JSON.parse(JSON.stringify(draft.body)) as Record<string, unknown>,
        },
      });
      unsent.add(id);
    }
  };

  const save = async (open: OpenTab, drafts: readonly Draft[]): Promise<void> => {
    for (const { body } of drafts) if (typeof body['mark'] === 'number') witness.tried.add(body['mark']);
    const worker = chance.pick(desk.workers);
    const recorder = open.tab.recorder({ ...desk.place, worker });
    const done = await open.life.step(() => recorder.record(drafts, drafts.length > 1 ? 'new' : 'none'));
    if (done.ok) saw(done.value, drafts, worker);
  };

  /** An entry that this screen shows as counting. */
  const pickShown = (open: OpenTab): Entry | undefined => {
    const shown = open.tab.view.effective({ kinds: ['sim.move'] });
    if (shown.length === 0) return undefined;
    return shown[Math.max(0, shown.length - chance.between(1, 30))];
  };

  return {
    visit: async (): Promise<void> => {
      const open = await anyTab();
      if (open === undefined) return;
      if (chance.happens(0.2)) deps.persons.push(deps.newPerson());
      await save(open, deps.plan.visit(chance, deps.nextMark, deps.persons.slice(-6), desk.device.build.age));
    },
    takeBack: async (): Promise<void> => {
      const open = await anyTab();
      const shown = open === undefined ? undefined : pickShown(open);
      if (open === undefined || shown === undefined) return;
      await save(open, [{ kind: 'log.void', version: 1, body: { reason: 'slip' }, supersedes: [shown.id] }]);
    },
    correct: async (): Promise<void> => {
      const open = await anyTab();
      const shown = open === undefined ? undefined : pickShown(open);
      if (
        open === undefined ||
        shown === undefined ||
        shown.version > (desk.device.build.age === 'new' ? 2 : 1)
      )
        return;
      const body = { ...shown.body, mark: deps.nextMark(), quantity: chance.between(-20, 10) };
      const forks = open.tab.view.forks()[0];
      const supersedes =
        forks !== undefined && chance.happens(0.5) ? forks.slice(0, 8).map((tip) => tip.id) : [shown.id];
      await save(open, [{ kind: shown.kind, version: shown.version, body, supersedes }]);
    },
    erase: async (): Promise<void> => {
      const open = await anyTab();
      const person = deps.persons.length > 0 ? chance.pick(deps.persons) : undefined;
      if (open === undefined || person === undefined) return;
      await save(open, [{ kind: 'log.erase', version: 1, body: { person } }]);
    },
    /** Looks at the screens: which of what was saved here do they call sent? */
    look: (): void => {
      for (const { tab } of desk.device.tabs()) {
        for (const id of unsent) {
          if (tab.view.delivery(id) !== 'proven') continue;
          unsent.delete(id);
          witness.shownSent.set(id, deps.time.now());
        }
        const status = tab.status();
        if (status.own === status.sent && status.waiting > 0)
          witness.complaints.push('all sent, and some waiting');
      }
    },
  };
};

export type Worker = ReturnType<typeof createWorker>;
