import { isLocalDate } from '#log/calendar.ts';
import { err, isUuid, type LocalDate, ok, type Result } from '#log/index.ts';
import { accesses, doorAnswers, doorQuestions, type Need, needs } from '../codes.ts';
import { type HoursRule, type ServiceBody, serviceKind } from '../entries.ts';
import { type Fault, faultsBetween, faultsOf, isThing, listIn, type Thing } from './check.ts';
import { rulesOf } from './schedules.ts';

/** What a file brings: listings that can be taken in, and what is wrong with the rest. */
export interface Read {
  readonly listings: readonly ServiceBody[];
  /** Each service that is left out, with what is wrong in it; the others are not touched by it. */
  readonly left: readonly { readonly name: string; readonly faults: readonly Fault[] }[];
  /** Services that say themselves that they are not offered any more. */
  readonly closed: number;
}

export type FileFault = 'not-json' | 'no-services' | 'faults';

/** What stands in the way of the whole file. */
export interface Refusal {
  readonly code: FileFault;
  readonly faults: readonly Fault[];
}

/**
 * Reads HSDS 3.0 in its JSON forms: a service, a page or a list of them, an organization with its services, a service at a
 * location. A service with a fault is left out and named; faults that no service holds (a circle of parents, one id for two
 * things, a reference that leads nowhere) refuse the file, and nothing of it is taken.
 */
export const readHsds = (text: string, today: LocalDate): Result<Read, Refusal> => {
  const parsed = parse(text);
  if (parsed === undefined) return err({ code: 'not-json', faults: [] });
  const roots = rootsOf(parsed);
  const services = roots.flatMap(servicesIn);
  if (services.length === 0)
    return err({
      code: 'no-services',
      faults: roots.flatMap(({ type, thing, path }) => faultsOf(type, thing, path)),
    });
  const outside = roots
    .filter(({ type }) => type !== 'service')
    .flatMap(({ type, thing, path }) => faultsOf(type, thing, path))
    .filter(({ path }) => !services.some((service) => path.startsWith(`${service.path}.`)));
  const between = faultsBetween(roots);
  if (outside.length + between.length > 0) {
    const inside = services.flatMap(({ thing, path }) => faultsOf('service', thing, path));
    return err({ code: 'faults', faults: [...between, ...outside, ...inside] });
  }
  const listings: ServiceBody[] = [];
  const left: Read['left'][number][] = [];
  let closed = 0;
  for (const { thing, path, organization } of services) {
    const faults = faultsOf('service', thing, path);
    const bodies = faults.length > 0 ? [] : bodiesOf(thing, organization, today);
    const bad = bodies.flatMap((body): readonly Fault[] => {
      const checked = serviceKind.parse(body as never, serviceKind.version);
      return checked.ok
        ? []
        : [{ path: `${path}.${checked.error.path}`, code: 'not-allowed', found: checked.error.problem }];
    });
    if (faults.length + bad.length > 0)
      left.push({ name: textOf(thing['name']) ?? path, faults: [...faults, ...bad] });
    else if (['inactive', 'defunct'].includes(String(thing['status']))) closed += 1;
    else listings.push(...bodies);
  }
  return ok({ listings, left, closed });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};

interface Root {
  readonly type: string;
  readonly path: string;
  readonly thing: Thing;
}

const rootsOf = (parsed: unknown): readonly Root[] => {
  const contents = isThing(parsed) && Array.isArray(parsed['contents']) ? parsed['contents'] : undefined;
  const list = contents ?? (Array.isArray(parsed) ? parsed : [parsed]);
  const before = contents === undefined ? (Array.isArray(parsed) ? '' : undefined) : 'contents.';
  return list.filter(isThing).map((thing, index) => ({
    type: typeOf(thing),
    path: before === undefined ? typeOf(thing) : `${before}${index}`,
    thing,
  }));
};

/** What an object is, by what only it has. */
const typeOf = (thing: Thing): string => {
  if ('term_uri' in thing || 'taxonomy_id' in thing || 'taxonomy_detail' in thing) return 'taxonomy_term';
  if ('location' in thing || 'location_id' in thing) return 'service_at_location';
  if ('location_type' in thing) return 'location';
  if ('status' in thing || 'service_at_locations' in thing || 'organization' in thing) return 'service';
  return 'organization';
};

interface Found {
  readonly thing: Thing;
  readonly path: string;
  readonly organization?: Thing;
}

const servicesIn = ({ type, thing, path }: Root): readonly Found[] => {
  if (type === 'service')
    return [{ thing, path, ...(isThing(thing['organization']) && { organization: thing['organization'] }) }];
  if (type === 'organization')
    return listIn(thing['services']).map((each, index) => ({
      thing: each,
      path: `${path}.services.${index}`,
      organization: thing,
    }));
  const service = thing['service'];
  if (type !== 'service_at_location' || !isThing(service)) return [];
  // Turned round: the service with this one place.
  const { service: _service, ...at } = thing;
  return [{ thing: { ...service, service_at_locations: [at] }, path: `${path}.service` }];
};

/** One listing for each place of a service: of its own id when it has one place, else of the id by which it is at each. */
const bodiesOf = (
  service: Thing,
  organization: Thing | undefined,
  today: LocalDate,
): readonly ServiceBody[] => {
  const places = listIn(service['service_at_locations']);
  const at = places.length === 0 ? [undefined] : places;
  return at.map((place) => {
    const location = isThing(place?.['location']) ? place['location'] : undefined;
    const id = String(at.length > 1 ? place?.['id'] : service['id']).toLowerCase();
    const all = [place, service, location].filter((each) => each !== undefined);
    const { rules, notes } = hoursOf([place, location, service], today);
    const isShut = service['status'] === 'temporarily closed';
    const own = ownWords(service);
    return withoutEmpty<ServiceBody>({
      ...(isUuid(id) && { service: id }),
      name: cut(service['name'], 160) ?? '',
      provider: cut(organization?.['name'], 160),
      needs: own.needs ?? needsOf(service),
      about: cut(
        [
          service['description'],
          service['eligibility_description'],
          service['application_process'],
          service['alert'],
        ]
          .map(textOf)
          .filter((text) => text !== undefined)
          .join('\n'),
        2000,
      ),
      languages: languagesOf(all),
      access: own.access ?? accessOf(location),
      door: own.door,
      phones: phonesOf([...all, ...all.flatMap((each) => listIn(each['contacts'])), organization]),
      email: cut(service['email'] ?? organization?.['email'], 120),
      website: cut(service['url'] ?? organization?.['website'], 300),
      where: whereOf(location),
      route: own.route,
      hours: isShut ? undefined : rules,
      hoursNote: cut([...(isShut ? ['Temporarily closed'] : []), ...notes].join('\n'), 400),
      verifiedOn: dateIn(service['assured_date']),
    });
  });
};

const hoursOf = (from: readonly (Thing | undefined)[], today: LocalDate) => {
  for (const each of from) {
    const schedules = listIn(each?.['schedules']);
    if (schedules.length > 0) return rulesOf(schedules, today);
  }
  return { rules: [] as readonly HoursRule[], notes: [] as readonly string[] };
};

/** The terms of our own that our files carry (write.ts). */
const ownWords = (service: Thing) => {
  const values = listIn(service['attributes']).flatMap(({ link_type: type, value }) =>
    typeof type === 'string' && type.startsWith('alongside:') && typeof value === 'string'
      ? [[type.slice('alongside:'.length), value] as const]
      : [],
  );
  const of = (type: string): readonly string[] =>
    values.filter(([one]) => one === type).map(([, value]) => value);
  const door = of('door').map((value) => value.split('=') as [string, string]);
  const known = door.filter(
    ([question, answer]) =>
      doorQuestions.some((one) => one === question) && doorAnswers.some((one) => one === answer),
  );
  return {
    needs: of('need').length === 0 ? undefined : needs.filter((need) => of('need').includes(need)),
    access: of('access').length === 0 ? undefined : accesses.filter((one) => of('access').includes(one)),
    door: known.length === 0 ? undefined : Object.fromEntries(known),
    route: of('route')[0],
  };
};

/** What others call it, in their taxonomies and names. Our own list: a person looks over what was taken in. */
const called: readonly (readonly [Need, RegExp])[] = [
  ['syringes', /syringe|needle exchange|harm reduction suppl/i],
  ['naloxone', /naloxone|narcan/i],
  ['drug-checking', /drug (checking|testing)|fentanyl test/i],
  ['hiv-hcv-testing', /\bhiv\b|hepatitis/i],
  ['wound-care', /wound/i],
  ['medical-care', /primary care|medical|health clinic/i],
  ['buprenorphine', /buprenorphine|suboxone/i],
  ['methadone', /methadone/i],
  ['naltrexone', /naltrexone|vivitrol/i],
  ['detox', /detox|withdrawal management/i],
  ['counseling', /counsell?ing|mental health/i],
  ['peer-support', /peer support|support group/i],
  ['crisis', /crisis|suicide/i],
  ['shelter', /shelter/i],
  ['housing', /housing/i],
  ['food', /food|meal|pantry/i],
  ['shower', /shower/i],
  ['laundry', /laundry/i],
  ['clothes', /cloth(es|ing)/i],
  ['legal', /legal/i],
  ['benefits', /benefits/i],
  ['work', /employment|job/i],
  ['violence', /domestic violence|sexual assault/i],
  ['transport', /transport/i],
];

const needsOf = (service: Thing): readonly Need[] => {
  const terms = listIn(service['attributes']).map(({ taxonomy_term: term }) =>
    isThing(term) ? textOf(term['name']) : '',
  );
  const text = [service['name'], service['alternate_name'], ...terms]
    .map((each) => textOf(each) ?? '')
    .join(' | ');
  return called.filter(([, pattern]) => pattern.test(text)).map(([need]) => need);
};

const accessOf = (location: Thing | undefined): ServiceBody['access'] =>
  listIn(location?.['accessibility']).some((one) =>
    /wheelchair/i.test(`${one['description']} ${one['details']}`),
  )
    ? ['wheelchair']
    : undefined;

const languagesOf = (from: readonly Thing[]): readonly string[] => [
  ...new Set(
    from
      .flatMap((each) => listIn(each['languages']))
      .map(({ code }) => String(code ?? '').toLowerCase())
      .filter((code) => /^[a-z]{2,3}$/.test(code)),
  ),
];

const phonesOf = (from: readonly (Thing | undefined)[]): ServiceBody['phones'] => {
  const found = new Map<string, { number: string; label?: string }>();
  for (const one of from.flatMap((each) => listIn(each?.['phones']))) {
    const digits = cut(String(one['number']).replaceAll('"', ''), 30);
    if (digits === undefined) continue;
    const number = one['extension'] === undefined ? digits : `${digits} x${one['extension']}`;
    const label = cut(one['description'], 60);
    if (!found.has(number)) found.set(number, { number, ...(label !== undefined && { label }) });
  }
  return [...found.values()].slice(0, 8);
};

const whereOf = (location: Thing | undefined): ServiceBody['where'] => {
  if (location === undefined || location['location_type'] === 'virtual') return undefined;
  const addresses = listIn(location['addresses']);
  const address = addresses.find((one) => one['address_type'] === 'physical') ?? addresses[0];
  const where = withoutEmpty<NonNullable<ServiceBody['where']>>({
    is: 'at',
    street: cut([address?.['address_1'], address?.['address_2']].map(textOf).filter(Boolean).join(', '), 160),
    city: cut(address?.['city'], 80),
    region: cut(address?.['state_province'], 80),
    postal: cut(address?.['postal_code'], 20),
    country: /^[A-Z]{2}$/.test(String(address?.['country'])) ? String(address?.['country']) : undefined,
    directions: cut(
      [location['name'], location['transportation']].map(textOf).filter(Boolean).join('. '),
      400,
    ),
  });
  return Object.keys(where).length > 1 ? where : undefined;
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const cut = (value: unknown, most: number): string | undefined => {
  const text = textOf(value);
  return text === undefined || text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
};
const dateIn = (value: unknown): LocalDate | undefined => {
  const date = String(value ?? '').slice(0, 10);
  return isLocalDate(date) ? date : undefined;
};
/** Nothing that says nothing. What comes out is held against the kind before it is taken (`readHsds`). */
const withoutEmpty = <T>(all: Readonly<Record<string, unknown>>): T =>
  Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) =>
        name === 'needs' ||
        (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
    ),
  ) as T;
