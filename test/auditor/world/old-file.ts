import { type Entry, hlcFormat, type JsonObject } from '#log/index.ts';
import * as draw from './drawn.ts';
import { day, type Living } from './living.ts';

/** A spreadsheet of old days comes in, as a device of its own; sometimes it takes another one's place. */
export const takeFile = async (living: Living): Promise<void> => {
  const { server, chance, org, worker: author, books, office } = living;
  await living.pass(1_000);
  const device = `${living.uuid().slice(0, 14)}8${living.uuid().slice(15)}`;
  const site = chance.pick(living.sites);
  const now = office.now();
  const bodies = [
    { kind: 'log.import', body: { name: 'old', source: 'old', file: 'f', mapping: 'm' } },
    ...replacing(living),
    ...Array.from({ length: chance.between(1, 6) }, () => {
      const back = chance.between(5, 900);
      const what = chance.pick([draw.handout, draw.medicine, draw.returned, draw.tally])(chance);
      return { kind: what.kind, body: what.body, at: office.now(-back * day) };
    }),
  ];
  const entries = bodies.map(
    (one, index): Entry => ({
      id: living.uuid(),
      ...{ org, site, device, author, kind: one.kind, version: 1, body: one.body as JsonObject },
      deviceSeq: index + 1,
      occurredAt: 'at' in one ? one.at : now,
      recordedAt: now,
      hlc: hlcFormat({ ms: server.at.now, counter: index }, device),
    }),
  );
  books.note(entries);
  const { verdicts } = await server.take(org, entries);
  books.noted(
    entries,
    undefined,
    verdicts.map(({ verdict }) => verdict),
    true,
  );
};

const replacing = ({ chance, books }: Living) => {
  const former = books.receipts
    .filter(({ said }) => said.kind === 'log.import')
    .map(({ said }) => said.device);
  if (former.length === 0 || !chance.happens(0.5)) return [];
  const body = { device: chance.pick(former), first: 1, last: 900, reason: 'replaced' };
  return [{ kind: 'log.takeback', body }];
};
