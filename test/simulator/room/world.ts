import type { Entry, JsonObject } from '#log/index.ts';
import { type Alarm, mostLeaseMinutes } from '#programs/consumption/rules/alarms.ts';
import { createPen, visitOf } from '#programs/consumption/rules/recorded.ts';
import { responseIdOf } from '#programs/consumption/rules/response.ts';
import type { Room } from '#programs/consumption/rules/room.ts';
import { isEnd } from '#programs/consumption/rules/session.ts';
import { createPrng } from '#sample/prng.ts';
import { type RoomRules, rightRules, type TimerWord } from './rules.ts';

/**
 * Days of a busy room: a thousand people, three tablets, a wall, one server. Tablets are cut off, their clocks jump, the server
 * crashes and is restored from a backup. Each stay runs to its end; what every device and the server show is held against
 * what was recorded, reckoned here in another way.
 */
export interface RoomTotals {
  readonly arrivals: number;
  readonly alarms: number;
  /** Entries or ends that are not on every device and the server in the end, or count twice. */
  readonly lost: number;
  /** Alarms that were not there two seconds after their time, where they were known and the server was up. */
  readonly late: number;
  /** Alarms that ended, or fell silent, without a hand. */
  readonly unowned: number;
  readonly complaints: readonly string[];
}

const tablets = [0, 1, 2] as const;
/** Shows what the tablets record, and records nothing. It is cut off as they are. */
const wall = 3;
const second = 1_000;
const minute = 60 * second;
const start = Date.parse('2026-01-01T00:00:00Z');
const stepMs = 15 * second;
const next = { minutes: 5, late: 3 };

export const runRoom = (options: {
  readonly days: number;
  readonly seed: string;
  readonly arrivalsPerDay?: number;
  readonly bug?: Partial<RoomRules>;
}): RoomTotals => {
  const rules: RoomRules = { ...rightRules, ...options.bug };
  const perDay = options.arrivalsPerDay ?? 1_000;
  const chance = createPrng(toNumber(options.seed));
  const totals = { arrivals: 0, alarms: 0, lost: 0, late: 0, unowned: 0 };
  const complaints: string[] = [];
  const pen = createPen();
  for (let day = 0; day < options.days; day += 1)
    for (let person = 0; person < perDay; person += 1) {
      totals.arrivals += 1;
      const at = start + (day * 24 * 60 + Math.floor((person * 24 * 60) / perDay)) * minute;
      const told = runStay(rules, chance, pen, visitOf(totals.arrivals), at);
      totals.alarms += told.alarms;
      for (const { what, text } of told.wrong) {
        totals[what] += 1;
        if (complaints.length < 20) complaints.push(`${what}: person ${totals.arrivals}, ${text}`);
      }
    }
  return { ...totals, complaints };
};

/** A seed is any text. */
const toNumber = (seed: string): number =>
  [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);

interface Wrong {
  readonly what: 'lost' | 'late' | 'unowned';
  readonly text: string;
}

interface Tablet {
  readonly held: Entry[];
  readonly unsent: Entry[];
  readonly calling: Map<string, Alarm>;
  room: Room;
  /** While it has not the server; undefined in between. */
  cut: { readonly from: number; readonly to: number };
  /** How wrong its clock is when nobody tells it: known and mended while it has the server. */
  clockOff: number;
}

/** One stay from the door to its end, on three tablets and the server. */
const runStay = (
  rules: RoomRules,
  chance: ReturnType<typeof createPrng>,
  pen: ReturnType<typeof createPen>,
  visit: string,
  arrivedAt: number,
): { readonly alarms: number; readonly wrong: readonly Wrong[] } => {
  const wrong: Wrong[] = [];
  const complain = (what: Wrong['what'], text: string): void => void wrong.push({ what, text });
  const written: Entry[] = [];
  const server = { held: [] as Entry[], words: [] as TimerWord[] };
  const isStormy = chance.chance(0.3);
  const ofTablet = (): Tablet => {
    const from = arrivedAt + chance.int(0, 30) * minute;
    return {
      held: [],
      unsent: [],
      calling: new Map(),
      room: rules.fold([]),
      cut: isStormy ? { from, to: from + chance.int(1, 15) * minute } : { from: 0, to: 0 },
      clockOff:
        isStormy && chance.chance(0.2)
          ? chance.pick([
              [-60, 1],
              [60, 1],
              [-3, 2],
            ]) * minute
          : 0,
    };
  };
  const devices = [...tablets, wall].map(ofTablet);
  const crashes = chance.chance(0.3) ? arrivedAt + chance.int(5, 30) * minute : undefined;
  const restores = chance.chance(0.1) ? arrivedAt + chance.int(5, 30) * minute : undefined;
  const isDown = (now: number): boolean =>
    crashes !== undefined && now >= crashes && now < crashes + 20 * second;
  const isCut = ({ cut }: Tablet, now: number): boolean => isDown(now) || (now >= cut.from && now < cut.to);
  const seen = new Set<string>();

  const write = (tablet: number, now: number, kind: string, body: JsonObject): void => {
    const device = devices[tablet];
    if (device === undefined) return;
    // A tablet that knows how wrong it is writes by the server's clock; one that was never told cannot.
    const at = now + (isCut(device, now) ? device.clockOff : 0);
    const entry = pen({ kind: `consumption.${kind}`, body, at, visit, device: tablet + 1 });
    written.push(entry);
    device.unsent.push(entry);
    learn(device, [entry]);
  };
  const learn = (device: Tablet, entries: readonly Entry[]): void => {
    const fresh = entries.filter(({ id }) => !device.held.some((each) => each.id === id));
    if (fresh.length === 0) return;
    device.held.push(...fresh);
    device.room = rules.fold(device.held);
  };
  const sync = (now: number): void => {
    for (const device of devices) {
      if (isCut(device, now)) continue;
      for (const entry of device.unsent.splice(0)) {
        if (!rules.keeps(entry, server.held)) continue;
        server.held.push(entry);
        server.words.push(...rules.words(entry));
      }
    }
    for (const device of devices) if (!isCut(device, now)) learn(device, server.held);
  };

  /** What the tablet shows now, against what is on it. */
  const look = (device: Tablet, index: number, now: number, isExact: boolean): readonly Alarm[] => {
    const alarms =
      !rules.alarmsAlone && isCut(device, now) ? [] : rules.alarms(device.room, device.room.takes, now);
    const wanted = wantedAt(device.held, now);
    if (isExact)
      for (const condition of wanted)
        if (!alarms.some((alarm) => alarm.condition === condition.condition && alarm.due === condition.due))
          complain('late', `tablet ${index} does not call ${condition.condition}`);
    for (const alarm of alarms) {
      seen.add(alarm.key);
      if (alarm.state === 'taken' && !hasLease(device.held, alarm, now))
        complain('unowned', `tablet ${index} is silent about ${alarm.condition} without a lease`);
    }
    // What called a moment ago and does not now was answered by an entry, or is called by a graver alarm.
    for (const [key, before] of device.calling)
      if (
        !alarms.some((alarm) => alarm.key === key) &&
        wanted.some(({ condition, due }) => condition === before.condition && due === before.due)
      )
        complain('unowned', `tablet ${index} stopped calling ${before.condition}`);
    device.calling.clear();
    for (const alarm of alarms) device.calling.set(alarm.key, alarm);
    return alarms;
  };
  const lookAtServer = (now: number): void => {
    if (isDown(now)) return;
    const rung = ringing(server.words, now - 2 * second);
    for (const { timer, about } of ringing(rightWords(server.held), now - 2 * second))
      if (!rung.some((each) => each.timer === timer && each.about === about))
        complain('late', `the server does not ring ${timer}`);
  };

  // What happens to a person, in the words of the room.
  let stage = 'waiting' as 'waiting' | 'seated' | 'using' | 'help' | 'after' | 'gone';
  let changeAt = arrivedAt + chance.int(0, 10) * minute;
  let response = '';
  const worker = (now: number): number => {
    // Somebody who knows of the person acts: a tablet that was cut off before they came does not.
    const knowing = tablets.filter((index) => (devices[index]?.held.length ?? 0) > 0);
    const [one = 0] = knowing.length === 0 ? [0] : [knowing[chance.int(0, knowing.length - 1)] ?? 0];
    void now;
    return one;
  };
  const act = (now: number): void => {
    const by = worker(now);
    if (stage === 'waiting') {
      write(by, now, 'stay', { stage: 'seated', seat: 'a', waited: 3 });
      write(by, now, 'oriented', { version: 1, answer: 'done' });
      write(by, now, 'services', { services: ['wound-care'], referrals: ['housing'] });
      stage = 'seated';
      changeAt = now + chance.int(1, 4) * minute;
    } else if (stage === 'seated') {
      if (chance.chance(0.2)) write(by, now, 'stay', { stage: 'seated', seat: 'b' });
      write(by, now, 'use', { drug: 'fentanyl' });
      write(by, now, 'stay', { stage: 'using', next });
      stage = 'using';
      changeAt = now + chance.int(2, 14) * minute;
    } else if (stage === 'using') {
      if (chance.chance(0.15)) {
        response = responseIdOf(visit, 0);
        write(by, now, 'response', { response, seat: 'a' });
        stage = 'help';
      } else if (chance.chance(0.4)) {
        write(by, now, 'check', { responsive: true, next });
      } else {
        write(by, now, 'stay', { stage: 'aftercare', next });
        stage = 'after';
      }
      changeAt = now + chance.int(1, 12) * minute;
    } else if (stage === 'help') {
      // Two workers see one act and both tap, in one second.
      const step = chance.pick([
        ['oxygen', 3],
        ['naloxone', 2],
        ['breaths', 2],
      ]);
      for (const each of chance.chance(0.5) ? [by, worker(now)] : [by])
        write(each, now, 'step', { response, step, second: 30 });
      if (chance.chance(0.3)) {
        write(by, now, 'response-end', { response, outcome: 'recovered' });
        stage = 'after';
        write(by, now, 'stay', { stage: 'aftercare', next });
      }
      changeAt = now + chance.int(0, 4) * minute + 30 * second;
    } else if (stage === 'after') {
      write(by, now, 'stay', {
        stage: chance.pick([
          ['left-well', 8],
          ['left-without-word', 2],
        ]),
      });
      if (chance.chance(0.05)) write(worker(now), now, 'stay', { stage: 'transported' });
      stage = 'gone';
    }
  };

  write(0, arrivedAt, 'stay', { stage: 'waiting', arrived: true });
  let exact: number[] = [];
  for (let now = arrivedAt; stage !== 'gone' && now < arrivedAt + 240 * minute; now += stepMs) {
    for (const moment of exact.filter((each) => each > now - stepMs && each <= now)) {
      for (const [index, device] of devices.entries()) look(device, index, moment, true);
      lookAtServer(moment);
    }
    if (crashes !== undefined && now - stepMs < crashes && crashes <= now && !rules.crashKeepsTimers)
      server.words.length = 0;
    if (restores !== undefined && now - stepMs < restores && restores <= now && !rules.restoreKeepsTimers)
      server.words.length = 0;
    sync(now);
    for (const [index, device] of devices.entries()) {
      const sounding = look(device, index, now, false).find(({ state }) => state === 'sounding');
      if (sounding !== undefined && index !== wall && chance.chance(0.1)) {
        write(index, now, 'take', {
          condition: sounding.condition,
          about: sounding.about,
          due: sounding.due,
          minutes: 2,
        });
        changeAt = Math.min(changeAt, now + chance.int(0, 6) * minute);
      }
    }
    lookAtServer(now);
    if (now >= changeAt) act(now);
    exact = devices.flatMap(({ held }) =>
      wantedAt(held, now + 2 * stepMs).map(({ due }) => due + 2 * second),
    );
  }

  // The weather ends: all of it comes together.
  for (const device of devices) device.cut = { from: 0, to: 0 };
  const end = arrivedAt + 300 * minute;
  sync(end);
  sync(end);
  for (const [index, device] of devices.entries()) {
    for (const { id, kind } of written)
      if (!device.held.some((each) => each.id === id)) complain('lost', `${kind} is not on tablet ${index}`);
    const [session, ...more] = device.room.sessions;
    if (session === undefined || more.length > 0)
      complain('lost', `tablet ${index} has ${more.length + 1} places`);
    else if (!isEnd(session.stage))
      complain('lost', `tablet ${index} shows ${session.stage}, and the stay has ended`);
    else if (session.stage !== endOf(written)) complain('lost', `tablet ${index} shows ${session.stage}`);
    const doses = written.filter(({ body }) => body['step'] === 'naloxone').length;
    const shown = device.room.responses
      .flatMap(({ steps }) => steps)
      .filter(({ step }) => step === 'naloxone').length;
    if (doses !== shown) complain('lost', `${doses} doses, tablet ${index} shows ${shown}`);
    if (rules.alarms(device.room, device.room.takes, end).length > 0)
      complain('unowned', `tablet ${index} still calls after the end`);
  }
  if (ringing(server.words, end).length > 0) complain('unowned', 'the server still rings after the end');
  return { alarms: seen.size, wrong };
};

/** The checker's own reckoning of what must call, from entries alone and not by the product's fold. */
const wantedAt = (
  held: readonly Entry[],
  now: number,
): readonly { readonly condition: Alarm['condition']; readonly due: number }[] => {
  const at = ({ occurredAt }: Entry): number => Date.parse(occurredAt);
  const of = (kind: string): readonly Entry[] => held.filter((entry) => entry.kind === `consumption.${kind}`);
  const stays = of('stay');
  const wanted: { condition: Alarm['condition']; due: number }[] = [];
  const ended = stays.some(({ body }) =>
    ['left-well', 'left-without-word', 'transported'].includes(String(body['stage'])),
  );
  const helps = [...of('response'), ...of('step')];
  const isHelped = helps.length > 0 && of('response-end').length === 0;
  if (isHelped) {
    const last = Math.max(...helps.map(at));
    const first = Math.min(...helps.map(at));
    const due = last + 120_000 <= now ? last + 120_000 : first;
    if (due <= now) wanted.push({ condition: 'response-open', due });
  } else if (!ended) {
    const looks = [...stays, ...of('check')];
    const newest = Math.max(0, ...looks.map(at));
    const last = looks.filter((entry) => at(entry) === newest);
    // Two words of one second: which is the later, the log's clock says, and either is right here.
    const [only] = last;
    const timed = last.length === 1 && only !== undefined && 'next' in only.body;
    if (timed && newest + 8 * minute <= now)
      wanted.push({ condition: 'check-overdue', due: newest + 8 * minute });
    else if (timed && newest + 5 * minute <= now)
      wanted.push({ condition: 'check-due', due: newest + 5 * minute });
  }
  return wanted;
};

const hasLease = (held: readonly Entry[], alarm: Alarm, now: number): boolean =>
  held.some(({ kind, body, occurredAt }) => {
    if (kind !== 'consumption.take' || body['about'] !== alarm.about || body['due'] !== alarm.due)
      return false;
    const lease = Math.min(Number(body['minutes']), mostLeaseMinutes) * minute;
    return body['condition'] === alarm.condition && Date.parse(occurredAt) + lease > now;
  });

/** The end that holds: the gravest that was recorded, or the first of those alike. */
const endOf = (written: readonly Entry[]): string => {
  const found = written
    .filter(({ kind }) => kind === 'consumption.stay')
    .map(({ body }) => String(body['stage']));
  return (
    ['died', 'transported', 'left-well', 'left-without-word'].find((stage) => found.includes(stage)) ?? 'none'
  );
};

const rightWords = (held: readonly Entry[]): readonly TimerWord[] => held.flatMap(rightRules.words);

/** Timers past their time: of each the latest word, or a final end. */
const ringing = (
  words: readonly TimerWord[],
  now: number,
): readonly { readonly timer: string; readonly about: string }[] => {
  const winners = new Map<string, TimerWord>();
  for (const word of words) {
    const key = `${word.timer} ${word.about}`;
    const before = winners.get(key);
    if (before === undefined || isLater(word, before)) winners.set(key, word);
  }
  return [...winners.values()].filter(({ due }) => due !== undefined && due <= now);
};

const isLater = (a: TimerWord, b: TimerWord): boolean => {
  if (a.isFinal !== b.isFinal) return a.isFinal;
  return a.at === b.at ? a.hlc > b.hlc : a.at > b.at;
};
