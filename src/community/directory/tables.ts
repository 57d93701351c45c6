import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { canonicalText, type Entry, type Kind, type Uuid } from '#log/index.ts';
import { directoryKinds } from './entries.ts';
import { type Directory, type DirectoryEntry, foldDirectory } from './rules/listing.ts';

/** Every word of the directory as it came: what holds is reckoned by the same rules as on a phone (rules/listing.ts). */
const said = factTable({
  name: 'directory_said',
  columns: { service: 'text', kind: 'text', version: 'int', hlc: 'text', occurred_at: 'text', body: 'text' },
  indexes: [{ on: ['service'] }],
});

export const directoryProjection: Projection = {
  name: 'directory',
  version: 2,
  tables: [said],
  handlers: (directoryKinds as unknown as readonly Kind[]).map((kind) =>
    onKind(kind, ({ id, hlc, version, occurredAt, body }) => [
      said.row({
        service: typeof body['service'] === 'string' ? body['service'] : id,
        kind: kind.kind,
        version,
        hlc,
        occurred_at: occurredAt,
        body: canonicalText(body as Entry['body']),
      }),
    ]),
  ),
};

/** The directory of an organization as it stands. */
export const readDirectory = async (tx: Transaction, org: Uuid): Promise<Directory> =>
  foldDirectory(
    await tx.rows<DirectoryEntry>(sql`
      select entry_id as id, kind, version, hlc, occurred_at as "occurredAt", body::jsonb as body
      from directory_said where org_id = ${org}`),
  );
