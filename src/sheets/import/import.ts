import { importKind, takebackKind } from '#log/device-kinds.ts';
import { err, failure, msToTime, ok, type Uuid } from '#log/index.ts';
import { createIdentity, mappingHash, sourceDevice } from '../mapping/identity.ts';
import { createFormer, createSaying, type Former, type ImportRecord, noFormer } from './former.ts';
import type { ImportDeps, ImportOrder, Opening } from './order.ts';
import type { ImportLog, ImportResult } from './ports.ts';
import { compareWith } from './replace.ts';
import { runOver } from './run.ts';

/**
 * Streams a sheet into the log. Good rows go in, bad rows go to a file with their reasons; an encounter goes in whole or not
 * at all. Importing the same rows again changes nothing, and that is also how an import that was stopped goes on: run it
 * again. There is no checkpoint that could be wrong: what the log holds is the checkpoint.
 *
 * A file whose former version is here already adds what is new in it; where rows of the former one are gone or say something
 * else, or the mapping was mended, it takes the former one's place (replace.ts).
 *
 * Memory holds one batch of rows, what former imports of the list said as short hashes, and 16 bytes for each key when the
 * mapping names key columns.
 */
export const createImport =
  (deps: ImportDeps) =>
  async (order: ImportOrder): Promise<ImportResult> => {
    const { mapping, dryRun } = order;
    if ((mapping.open?.length ?? 0) > 0 && !dryRun)
      return err(failure('import-open', { detail: mapping.open?.join(', ') ?? '' }));
    const own = { source: mapping.source, file: order.file, mapping: mappingHash(deps.sha256, mapping) };
    const records = await deps.log.imports();
    const standing = records.filter(
      ({ takenBack, source, file }) =>
        takenBack === undefined && (source === own.source || file === own.file),
    );
    const isSame = (record: ImportRecord): boolean =>
      record.source === own.source && record.file === own.file && record.mapping === own.mapping;
    const again = records.filter((record) => isSame(record) && record.takenBack !== undefined).length;
    const identity = createIdentity(deps.sha256, order.org, { ...own, again });
    const say = createSaying(deps.sha256, deps.kinds);
    const devices = await devicesOf(deps, order.org, mapping.source, standing);
    let former: Former =
      devices.length === 0 ? noFormer : await createFormer(say, pagesOf(deps.log, devices));

    let replaces: readonly Uuid[] = [];
    const others = devices.filter((device) => device !== identity.device);
    if (others.length > 0 && former.size() > 0) {
      const compared = await compareWith(deps, order, {
        former,
        say,
        isSameFile: standing.some(({ file }) => file === own.file),
      });
      if (!compared.ok) return compared;
      former.refill();
      if (compared.value === 'replace') {
        replaces = others;
        former = noFormer;
      }
    }
    const told = replaces.map((device) => {
      const record = standing.find((each) => each.device === device);
      return { device, name: record?.name ?? mapping.source, at: record?.at ?? '' };
    });
    const opening = await openingOf(deps, order, own, replaces);
    const result = await runOver(deps, order, { identity, former, say, opening });
    return result.ok ? ok({ ...result.value, replaces: told }) : result;
  };

/** Devices that stand for former imports of the list: one for each import, and one for all before each had its own. */
const devicesOf = async (
  { log, sha256 }: ImportDeps,
  org: Uuid,
  source: string,
  standing: readonly ImportRecord[],
): Promise<readonly Uuid[]> => {
  const old = sourceDevice(sha256, org, source);
  const isThere = (await log.lastNumber(old)) > 0 && !(await log.isTakenBack(old));
  return [...new Set([...(isThere ? [old] : []), ...standing.map(({ device }) => device)])];
};

async function* pagesOf(log: ImportLog, devices: readonly Uuid[]) {
  for (const device of devices) yield* log.ofDevice(device);
}

/** The first entries of an import: what it is, and what it takes back. An import that goes on has them already. */
const openingOf = async (
  { log, clock }: ImportDeps,
  { org, author, sites, mapping }: ImportOrder,
  own: { readonly source: string; readonly file: string; readonly mapping: string },
  replaces: readonly Uuid[],
): Promise<Opening> => {
  const site = 'id' in mapping.site ? mapping.site.id : (sites[0]?.id ?? org);
  const base = (device: Uuid) => {
    const now = clock.now();
    return { org, site, device, author, version: 1, occurredAt: msToTime(now, clock.offsetMinutes(now)) };
  };
  const lasts = new Map<Uuid, number>();
  for (const device of replaces) lasts.set(device, await log.lastNumber(device));
  const body = { name: mapping.name, ...own };
  return {
    first: (device, last) =>
      last > 0
        ? []
        : [
            { ...base(device), kind: importKind.kind, body },
            ...replaces.map((former) => ({
              ...base(device),
              kind: takebackKind.kind,
              body: { device: former, first: 1, last: lasts.get(former) ?? 1, reason: 'replaced' },
            })),
          ],
    last: (device, opened, brought) => ({
      ...base(device),
      kind: importKind.kind,
      supersedes: [opened],
      body: { ...body, brought },
    }),
  };
};
