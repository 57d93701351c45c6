import type { LocalTime, Uuid } from '#log/index.ts';
import { capacityOf, type Directory, type Listing, published } from '../rules/listing.ts';
import type { Thing } from './check.ts';
import { scheduleOf } from './schedules.ts';

/**
 * The directory as one page of HSDS 3.0 services, with 3.1's capacity where somebody knows it now. Only what may be shown in public:
 * no hidden place, nothing that cannot be reached. Our own words (needs, the door, access) go along as attributes.
 */
export const writeHsds = (directory: Directory, now: LocalTime): string => {
  const listings = published(directory);
  const contents = listings.map((listing) => serviceOf(listing, listings, directory, now));
  const page = {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  };
  return `${JSON.stringify(page, undefined, 1)}\n`;
};

const serviceOf = (
  listing: Listing,
  all: readonly Listing[],
  directory: Directory,
  now: LocalTime,
): Thing => {
  const { id, body, verifiedOn, said } = listing;
  const own = idsOf(id);
  const provider = body.provider ?? body.name;
  // One organization for all that it runs: of the first listing that names it.
  const first = all.find((one) => (one.body.provider ?? one.body.name) === provider) ?? listing;
  const attribute = (type: string, value: string, index: number) => ({
    id: own(`a${type}${index}`),
    link_id: id,
    link_entity: 'service',
    link_type: `alongside:${type}`,
    value,
  });
  const capacity = capacityOf(listing, directory, now);
  const { where } = body;
  return {
    id,
    name: body.name,
    status: 'active',
    ...(body.about !== undefined && { description: body.about }),
    ...(body.website !== undefined && { url: body.website }),
    ...(body.email !== undefined && { email: body.email }),
    ...(verifiedOn !== undefined && { assured_date: verifiedOn }),
    organization: { id: idsOf(first.id)('organization'), name: provider, description: provider },
    ...list('phones', body.phones, ({ number, label }, index) => ({
      id: own(`phone${index}`),
      number,
      ...(label !== undefined && { description: label }),
    })),
    ...list('languages', body.languages, (code, index) => ({ id: own(`language${index}`), code })),
    schedules: [
      ...(body.hours ?? []).map((rule, index) => ({ id: own(`schedule${index}`), ...scheduleOf(rule) })),
      ...(body.hoursNote === undefined ? [] : [{ id: own('note'), description: body.hoursNote }]),
    ],
    ...(where?.is === 'at' && {
      service_at_locations: [
        {
          id: own('at'),
          location: {
            id: own('location'),
            location_type: 'physical',
            ...(where.directions !== undefined && { transportation: where.directions }),
            ...(where.street !== undefined && {
              addresses: [
                {
                  id: own('address'),
                  address_1: where.street,
                  city: where.city ?? '',
                  state_province: where.region ?? '',
                  postal_code: where.postal ?? '',
                  country: where.country ?? '',
                  address_type: 'physical',
                },
              ],
            }),
          },
        },
      ],
    }),
    ...(capacity?.is === 'known' && said !== undefined
      ? {
          capacities: [
            {
              id: own('capacity'),
              service_id: id,
              unit: { id: own('unit'), name: capacity.unit },
              available: capacity.available,
              updated: said.asOf,
            },
          ],
        }
      : {}),
    attributes: [
      ...body.needs.map((need, index) => attribute('need', need, index)),
      ...(body.access ?? []).map((one, index) => attribute('access', one, index)),
      ...Object.entries(body.door ?? {}).map(([question, answer], index) =>
        attribute('door', `${question}=${answer}`, index),
      ),
      ...(body.route === undefined ? [] : [attribute('route', body.route, 0)]),
    ],
  };
};

const list = <T>(
  name: string,
  from: readonly T[] | undefined,
  write: (one: T, index: number) => Thing,
): Thing => (from === undefined || from.length === 0 ? {} : { [name]: from.map(write) });

/** The same id for the same part of a listing, file after file. */
const idsOf =
  (id: Uuid) =>
  (part: string): Uuid => {
    let sum = 0x811c9dc5;
    for (const char of part) sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    const hex = sum.toString(16).padStart(8, '0');
    // The listing's own digits, so that no two listings share one; version 8 says that we made it.
    return `${xor(id.slice(0, 8), hex)}-${id.slice(9, 13)}-8${id.slice(15, 18)}-${id.slice(19, 23)}-${xor(id.slice(24, 32), hex)}${id.slice(32)}`;
  };

const xor = (a: string, b: string): string =>
  ((Number.parseInt(a, 16) ^ Number.parseInt(b, 16)) >>> 0).toString(16).padStart(8, '0');
