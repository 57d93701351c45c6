import { type Entry, type LocalDate, type LocalTime, timeToDate, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import type { Need } from '../codes.ts';
import {
  capacityKind,
  linkKind,
  type RulesBody,
  rulesKind,
  type ServiceBody,
  serviceKind,
  wordKind,
} from '../entries.ts';
import { type Capacity, capacityNow, type Said, unitOf } from './capacity.ts';
import { dayNumber } from './days.ts';
import { type OpenState, openAt } from './hours.ts';

/** A service at a place, as it stands, with what was said of it since. */
export interface Listing {
  readonly id: Uuid;
  readonly body: ServiceBody;
  /** The day on which somebody last made sure of it; undefined: nobody said so. */
  readonly verifiedOn?: LocalDate;
  /** Since when the service itself says that something changed, and nobody has looked yet. */
  readonly changedSince?: LocalTime;
  /** What was last said to be free. */
  readonly said?: Said;
  /** The key of the link for the service itself. */
  readonly link?: Uuid;
}

export interface Directory {
  /** In the order of their names. Those that were taken away are not among them. */
  readonly listings: readonly Listing[];
  readonly rules: RulesBody;
}

const noRules: RulesBody = { holidays: [] };
/** Our own choice, where an organization says no other. */
const usualAgedDays = 90;

/** What an entry of the directory says, as `foldDirectory` needs it. */
export type DirectoryEntry = Pick<Entry, 'id' | 'hlc' | 'kind' | 'version' | 'body' | 'occurredAt'>;

/** The same for the same entries, in whatever order and however often they come. */
export const foldDirectory = (entries: readonly DirectoryEntry[]): Directory => {
  const services = new Map<Uuid, ServiceBody>();
  const verified = new Map<Uuid, LocalDate>();
  const changed = new Map<Uuid, LocalTime>();
  const free = new Map<Uuid, Said>();
  const links = new Map<Uuid, Uuid>();
  let rules = noRules;
  for (const entry of [...entries].sort(inOrder)) {
    const service = readBody(serviceKind, entry);
    if (service !== undefined) {
      const id = service.service ?? entry.id;
      services.set(id, service);
      changed.delete(id);
      if (service.verifiedOn !== undefined) verified.set(id, later(verified.get(id), service.verifiedOn));
    }
    const word = readBody(wordKind, entry);
    if (word?.said === 'changed') changed.set(word.service, changed.get(word.service) ?? entry.occurredAt);
    if (word?.said === 'still-true') {
      changed.delete(word.service);
      verified.set(word.service, later(verified.get(word.service), timeToDate(entry.occurredAt)));
    }
    const capacity = readBody(capacityKind, entry);
    if (capacity !== undefined) free.set(capacity.service, { ...capacity, asOf: entry.occurredAt });
    const link = readBody(linkKind, entry);
    if (link?.ended === true) links.delete(link.service);
    else if (link !== undefined) links.set(link.service, entry.id);
    rules = readBody(rulesKind, entry) ?? rules;
  }
  const listings = [...services].flatMap(([id, body]): readonly Listing[] => {
    if (body.removed === true) return [];
    const [verifiedOn, changedSince] = [verified.get(id), changed.get(id)];
    const [said, link] = [free.get(id), links.get(id)];
    return [
      {
        id,
        body,
        ...(verifiedOn !== undefined && { verifiedOn }),
        ...(changedSince !== undefined && { changedSince }),
        ...(said !== undefined && { said }),
        ...(link !== undefined && { link }),
      },
    ];
  });
  return { rules, listings: listings.sort((a, b) => order(nameOf(a), nameOf(b)) || order(a.id, b.id)) };
};

const nameOf = ({ body }: Listing): string => plain(body.name);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: DirectoryEntry, b: DirectoryEntry): number => order(a.hlc, b.hlc) || order(a.id, b.id);
const later = (a: LocalDate | undefined, b: LocalDate): LocalDate => (a !== undefined && a > b ? a : b);

/** How it can be reached at all. A listing that nobody can reach is not published. */
export const canReach = ({ phones, email, website }: ServiceBody): boolean =>
  (phones ?? []).length > 0 || email !== undefined || website !== undefined;

/** What may leave the organization: with a way to reach it, and never a hidden place. The one gate of every page, file and paper. */
export const published = ({ listings }: Directory): readonly Listing[] =>
  listings.filter(({ body }) => canReach(body) && body.where?.is !== 'hidden');

export const openState = ({ body }: Listing, { rules }: Directory, now: LocalTime): OpenState =>
  openAt(body, now, new Set(rules.holidays));

/** What is free there now; undefined where nobody asks. */
export const capacityOf = (
  { body, said }: Listing,
  { rules }: Directory,
  now: LocalTime,
): Capacity | undefined => {
  const unit = said?.unit ?? unitOf(body);
  return unit === undefined ? undefined : capacityNow(unit, said, now, rules.freshHours);
};

/** How old what is shown is, in days; undefined when nobody ever made sure. */
export const ageInDays = ({ verifiedOn }: Listing, now: LocalTime): number | undefined =>
  verifiedOn === undefined ? undefined : Math.max(0, dayNumber(timeToDate(now)) - dayNumber(verifiedOn));

/** Old, or never made sure of. */
export const isAged = (listing: Listing, { rules }: Directory, now: LocalTime): boolean => {
  const age = ageInDays(listing, now);
  return age === undefined || age > (rules.agedDays ?? usualAgedDays);
};

export interface Wish {
  readonly need?: Need | undefined;
  readonly language?: string | undefined;
  /** Part of a name, a place or what it offers. */
  readonly text?: string | undefined;
  readonly openNow?: boolean | undefined;
}

/** The listings that fit, those that are open first, then those that may be, then by name. */
export const find = (
  directory: Directory,
  wish: Wish,
  now: LocalTime,
  listings: readonly Listing[] = directory.listings,
): readonly { readonly listing: Listing; readonly state: OpenState }[] => {
  const text = plain(wish.text ?? '');
  return listings
    .filter(({ body }) => wish.need === undefined || body.needs.includes(wish.need))
    .filter(({ body }) => wish.language === undefined || (body.languages ?? []).includes(wish.language))
    .filter(({ body }) => text === '' || plain(searched(body)).includes(text))
    .map((listing) => ({ listing, state: openState(listing, directory, now) }))
    .filter(({ state }) => wish.openNow !== true || state.is === 'open')
    .sort((a, b) => rank[a.state.is] - rank[b.state.is]);
};

const rank: Readonly<Record<OpenState['is'], number>> = { open: 0, ask: 1, unknown: 2, closed: 3 };

const searched = (body: ServiceBody): string =>
  [body.name, body.provider, body.about, body.route, ...Object.values(body.where ?? {})].join(' ');

/** Without accents and capitals, so that what is typed in a hurry is found. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
