import type { Draft } from '#kit/recorder.ts';
import type { Entry, JsonObject } from '#log/index.ts';
import type { Receipt } from '../reckon/books.ts';
import * as draw from './drawn.ts';
import { day, type Living } from './living.ts';
import type { Phone } from './phone.ts';

/** What is put right afterwards: one entry, what two people put right at once, or a stretch of a device's numbers. */

const countingOn = async (phone: Phone): Promise<readonly Entry[]> =>
  (await phone.shown({})).filter(({ kind }) => !kind.startsWith('log.'));

export const correct = async ({ chance }: Living, phone: Phone): Promise<readonly Entry[]> => {
  const forks = await phone.forks();
  const known = await phone.held();
  const byId = new Map(known.map((entry) => [entry.id, entry]));
  const fork = forks.length > 0 && chance.happens(0.5) ? chance.pick(forks) : undefined;
  const counting = await countingOn(phone);
  // What was written last is what people put right, and what two of them put right at once.
  const ids = fork ?? (counting.length === 0 ? [] : [chance.pick(counting.slice(-6)).id]);
  const target = ids
    .map((id) => byId.get(id))
    .find((entry) => entry !== undefined && entry.kind !== 'log.void');
  if (target === undefined) return [];
  const { kind, version, site, occurredAt, subject, visit } = target;
  const body = draw.mended(chance, kind, target.body);
  const draft = {
    kind,
    version,
    body,
    site,
    occurredAt,
    supersedes: ids.slice(0, 8),
    ...(subject !== undefined && { subject }),
  };
  return phone.save([draft], visit === undefined ? 'none' : { id: visit });
};

export const takeBack = async ({ chance }: Living, phone: Phone): Promise<readonly Entry[]> => {
  const counting = await countingOn(phone);
  if (counting.length === 0) return [];
  const draft = {
    kind: 'log.void',
    version: 1,
    body: { reason: 'slip' },
    supersedes: [chance.pick(counting).id],
  };
  return phone.save([draft], 'none');
};

/** Over some of the numbers of a phone, or of a file. */
export const orderOver = (
  { chance, server, books: { receipts } }: Living,
  kind: 'log.takeback' | 'log.redate',
  more: JsonObject,
): readonly Draft[] => {
  // A day whose times have faded has no order left into which a count could be moved.
  const isFresh = ({ when }: Receipt): boolean => kind !== 'log.redate' || when > server.at.now - 7 * day;
  const from = receipts.filter((receipt) => !receipt.said.kind.startsWith('log.') && isFresh(receipt));
  if (from.length === 0) return [];
  const { device, number } = chance.pick(from).said;
  const numbers = from.flatMap(({ said }) => (said.device === device ? [said.number] : []));
  const [first, last] = chance.happens(0.3)
    ? [Math.min(...numbers), Math.max(...numbers)]
    : [Math.max(Math.min(...numbers), number - chance.between(0, 3)), number + chance.between(0, 5)];
  return [{ kind, version: 1, body: { device, first, last, ...more } }];
};

/** Takes such an order back. */
export const unsay = async ({ chance, office, books: { receipts } }: Living): Promise<readonly Entry[]> => {
  const said = receipts.map((receipt) => receipt.said);
  const open = said.filter(
    ({ id, kind }) =>
      (kind === 'log.takeback' || kind === 'log.redate') &&
      !said.some(({ replaces }) => replaces.includes(id)),
  );
  if (open.length === 0) return [];
  const { id, kind, body } = chance.pick(open);
  const { days: _days, ...stretch } = body as JsonObject;
  return office.save(
    [
      kind === 'log.redate'
        ? { kind, version: 1, body: stretch, supersedes: [id] }
        : { kind: 'log.void', version: 1, body: { reason: 'mistake' }, supersedes: [id] },
    ],
    'none',
  );
};
