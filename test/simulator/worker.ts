import type { Draft } from '#kit/recorder.ts';
import type { Entry, Failure, JsonObject, Result, Uuid } from '#log/index.ts';
import type { Happening } from '#sample/days.ts';
import { plain } from './checker-reading.ts';
import { countingTogether } from './counting.ts';
import { type BuildAge, registries } from './kinds.ts';
import type { Tried, Witness } from './witness.ts';
import type { Chance } from './world/chance.ts';
import type { OpenTab, SimulatedDevice } from './world/device.ts';
import type { Time } from './world/time.ts';

/** What a worker does at a device, and what the screen told them. Nothing here looks behind the screen. */
export interface Desk {
  readonly device: SimulatedDevice;
  readonly place: { readonly org: Uuid; readonly site: Uuid };
  readonly workers: readonly Uuid[];
}

/** A loss that nobody announced is found by the next audit: after the longest rest, or an hour after the last one. */
const believedMs = 5.5 * 3_600_000;

/** What people have second thoughts about. */
const handedOut = ['exchange.handout', 'naloxone.handout', 'stock.receive'];

export interface WorkerDeps {
  readonly time: Time;
  readonly chance: Chance;
  readonly witness: Witness;
  readonly persons: Uuid[];
  readonly newPerson: () => Uuid;
  /** Share of visits in which a person shows a card. */
  readonly cards: number;
  /** Nobody dies or is cut off here, so what a screen shows is never old. */
  readonly isWatched: boolean;
  /** Called back unless the last day is over by then. */
  readonly later: (ms: number, work: () => void) => void;
}

export const createWorker = (deps: WorkerDeps, desk: Desk) => {
  const { chance, witness } = deps;
  /** Entries of this device whose screen has not said "sent" yet. */
  const unsent = new Set<string>();

  const hasLostDisk = (): boolean =>
    witness.disasters.some((one) => one.kind === 'disk' && one.device === desk.device.name);

  const anyTab = async (): Promise<OpenTab | undefined> => {
    const open = desk.device.tabs();
    if (open.length === 0 || (open.length < 2 && chance.happens(0.05))) await desk.device.open();
    const tabs = desk.device.tabs();
    return tabs.length === 0 ? undefined : chance.pick(tabs);
  };

  const saw = ({ id, occurredAt, device, deviceSeq }: Entry, tried: Tried): void => {
    witness.saved.set(id, {
      id,
      device: desk.device.name,
      at: deps.time.now(),
      number: { device, seq: deviceSeq },
      entry: { ...tried, occurredAt },
    });
    unsent.add(id);
  };

  type Save = Promise<Result<readonly Entry[], Failure>>;
  type Way = (recorder: ReturnType<OpenTab['tab']['recorder']>) => Save;

  const save = async (open: OpenTab, drafts: readonly Draft[], way: Way): Promise<readonly Entry[]> => {
    const author = chance.pick(desk.workers);
    const tried = drafts.map(
      ({ kind, subject, supersedes, site, body }): Tried => ({
        kind,
        author,
        site: site ?? desk.place.site,
        ...(subject !== undefined && { subject }),
        ...(supersedes !== undefined && { supersedes }),
        body: JSON.parse(JSON.stringify(body)) as JsonObject,
      }),
    );
    for (const one of tried) witness.unanswered.add(one);
    const recorder = open.tab.recorder({ ...desk.place, worker: author });
    const done = await open.life.step(() => way(recorder));
    for (const one of tried) witness.unanswered.delete(one);
    if (!done.ok) {
      lookForGhosts(open, tried);
      return [];
    }
    for (const [index, entry] of done.value.entries()) {
      const one = tried[index];
      const lists = drafts[index]?.lists;
      if (one !== undefined && lists !== undefined)
        Object.assign(one.body, { [lists]: done.value.slice(0, index).map(({ id }) => id) });
      if (one !== undefined) saw(entry, one);
    }
    return done.value;
  };

  /** Told that it could not be saved, people look again: it may not stand there as if it had been. */
  const lookForGhosts = (open: OpenTab, tried: readonly Tried[]): void => {
    const [first] = tried;
    if (first === undefined) return;
    const body = plain(first.body);
    const isSame = (one: Tried): boolean =>
      one.kind === first.kind && one.author === first.author && plain(one.body) === body;
    if ([...witness.unanswered].some(isSame)) return;
    for (const entry of open.tab.view.effective({ kinds: [first.kind] }))
      if (!witness.saved.has(entry.id) && isSame(entry))
        witness.complaints.push(`shown as saved, and it was not: ${entry.id}`);
  };

  const record = (
    open: OpenTab,
    drafts: readonly Draft[],
    visit: 'new' | 'none',
  ): Promise<readonly Entry[]> => save(open, drafts, (recorder) => recorder.record(drafts, visit));

  /** Undo, as the screen offers it after a save. */
  const undo = async (entries: readonly Entry[]): Promise<void> => {
    const open = await anyTab();
    if (open === undefined) return;
    const ids = entries.map(({ id }) => id);
    const drafts = ids.map((id) => ({
      kind: 'log.void',
      version: 1,
      body: { reason: 'slip' },
      supersedes: [id],
    }));
    await save(open, drafts, (recorder) => recorder.takeBack(ids, 'slip'));
  };

  /** The right figures for what was recorded before, if the screen still shows it. */
  const setRight = async (wrong: Entry, right: Draft): Promise<void> => {
    const open = await anyTab();
    const isShown = open?.tab.view.effective({ kinds: [wrong.kind] }).some(({ id }) => id === wrong.id);
    if (open !== undefined && isShown === true)
      await record(open, [{ ...right, supersedes: [wrong.id] }], 'none');
  };

  /** What this build can record of it; some people show a card, and then a note is written about them. */
  const draftsOf = (happening: Happening, age: BuildAge): readonly Draft[] => {
    const known = happening.drafts.filter(({ kind }) => registries[age].find(kind) !== undefined);
    if (!happening.visit || known.length === 0) return known;
    if (chance.happens(0.2)) deps.persons.push(deps.newPerson());
    const recent = deps.persons.slice(-6);
    if (recent.length === 0 || !chance.happens(deps.cards)) return known;
    const subject = chance.pick(recent);
    const trace = `trace-of-${subject}`;
    const note: Draft =
      age === 'new'
        ? { kind: 'sim.note', version: 2, body: { trace, topic: 'wound' } }
        : { kind: 'sim.note', version: 1, body: { trace } };
    return [...known, note].map((draft) => ({ ...draft, subject }));
  };

  /** An entry that this screen shows as counting. */
  const pickShown = (open: OpenTab): Entry | undefined => {
    const shown = open.tab.view.effective({ kinds: handedOut });
    if (shown.length === 0) return undefined;
    return shown[Math.max(0, shown.length - chance.between(1, 30))];
  };

  return {
    /** Records what happens, and does about it what the generator says: soon takes it back, or later sets it right. */
    live: async (happening: Happening): Promise<void> => {
      const open = await anyTab();
      if (open === undefined) return;
      const drafts = draftsOf(happening, desk.device.build.age);
      const saved = await record(open, drafts, happening.visit ? 'new' : 'none');
      const note = saved.find(({ kind, subject = 'f' }) => kind === 'sim.note' && subject < '6');
      // As an integrator's device puts it right: without the person, who is in its words all the same.
      if (note !== undefined) deps.later(2 * 3_600_000, () => void setRight(note, noteAgain(note)));
      const { after } = happening;
      if (after === undefined || saved.length === 0) return;
      if (after.act === 'take-back') {
        deps.later(chance.between(3_000, 90_000), () => void undo(saved));
        return;
      }
      const wrong = saved.find(({ kind }) => kind === after.draft.kind);
      if (wrong !== undefined)
        deps.later(chance.between(60_000, 20 * 3_600_000), () => void setRight(wrong, after.draft));
    },
    /** Somebody takes back what a screen shows, whoever wrote it. */
    takeBack: async (): Promise<void> => {
      const open = await anyTab();
      const shown = open === undefined ? undefined : pickShown(open);
      if (open !== undefined && shown !== undefined) await undo([shown]);
    },
    /** A coordinator takes back what a device wrote about when it wrote this, or undoes such an order. */
    takeBackDevice: async (): Promise<void> => {
      const open = await anyTab();
      if (open === undefined) return;
      const orders = open.tab.view.effective({ kinds: ['log.takeback'] });
      const order = orders.length > 0 && chance.happens(0.4) ? chance.pick(orders) : undefined;
      if (order !== undefined) return undo([order]);
      const shown = pickShown(open);
      if (shown === undefined) return;
      const { device, deviceSeq } = shown;
      const body = {
        device,
        first: Math.max(1, deviceSeq - chance.between(0, 12)),
        last: deviceSeq + chance.between(0, 12),
        reason: 'lost-device',
      };
      await record(open, [{ kind: 'log.takeback', version: 1, body }], 'none');
    },
    /** Somebody corrects what a screen shows, whoever wrote it, or settles what two have corrected. */
    correct: async (): Promise<void> => {
      const open = await anyTab();
      const shown = open === undefined ? undefined : pickShown(open);
      if (open === undefined || shown === undefined) return;
      if (registries[desk.device.build.age].find(shown.kind) === undefined) return;
      const { body, subject: _subject, ...rest } = shown;
      const fork = open.tab.view.forks().find(([best]) => best?.kind === shown.kind);
      const supersedes =
        fork !== undefined && chance.happens(0.5) ? fork.slice(0, 8).map((tip) => tip.id) : [shown.id];
      const draft: Draft = {
        kind: rest.kind,
        version: rest.version,
        body: withQuantity(body, chance.between(1, 60)),
        supersedes,
      };
      await record(open, [draft], 'none');
    },
    /** Somebody counts what was last taken off, or put on, the shelf. */
    count: async (): Promise<void> => {
      const open = await anyTab();
      const shown = open === undefined ? undefined : pickShown(open);
      const [line] = (shown?.body['lines'] ?? []) as readonly { readonly item: string }[];
      if (open === undefined || line === undefined) return;
      const lines = [{ item: line.item, counted: chance.between(0, 400) }];
      await record(open, [{ kind: 'stock.count', version: 1, body: { lines } }], 'none');
    },
    /** Several count one shelf: one opens the count, all hand in what they counted, and whoever thinks so closes it. */
    countTogether: async (): Promise<void> => {
      const open = await anyTab();
      if (open === undefined) return;
      const { drafts, site } = countingTogether(open.tab.view, deps.time.now(), desk.place.site, chance);
      if (drafts.length > 0)
        await record(
          open,
          drafts.map((draft) => ({ ...draft, site })),
          'none',
        );
    },
    erase: async (): Promise<void> => {
      const open = await anyTab();
      const person = deps.persons.length > 0 ? chance.pick(deps.persons.slice(-4)) : undefined;
      if (open === undefined || person === undefined) return;
      await record(open, [{ kind: 'log.erase', version: 1, body: { person } }], 'none');
    },
    /** Looks at the screens: which of what was saved here do they call sent? */
    look: (): void => {
      for (const { tab } of desk.device.tabs()) {
        for (const id of unsent) {
          if (tab.view.delivery(id) !== 'proven') continue;
          unsent.delete(id);
          witness.shownSent.set(id, deps.time.now());
          const number = witness.saved.get(id)?.number;
          const isListed = number !== undefined && desk.device.listed.get(number.device)?.has(number.seq);
          if (isListed !== true && !hasLostDisk())
            witness.complaints.push(`shown as sent, and no ledger ever listed it: ${id}`);
          const lostAt = witness.durable.get(id)?.lostAt;
          if (deps.isWatched && lostAt !== undefined && lostAt < deps.time.now() - believedMs)
            witness.complaints.push(`shown as sent long after the server had lost it: ${id}`);
        }
        const status = tab.status();
        const isUnproven = [...unsent].some((id) => tab.view.delivery(id) === 'sent');
        if (status.own === status.sent && isUnproven)
          witness.complaints.push('all sent, it says, without proof');
      }
    },
  };
};

export type Worker = ReturnType<typeof createWorker>;

/** The same body with another quantity in its first line. */
export const withQuantity = (body: JsonObject, quantity: number): JsonObject => {
  const lines = body['lines'] as readonly JsonObject[];
  return { ...body, lines: lines.map((line, index) => (index === 0 ? { ...line, quantity } : line)) };
};

const noteAgain = ({ kind, version, body }: Entry): Draft => ({ kind, version, body });
