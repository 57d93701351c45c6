import type { Migration } from '#database/migration.ts';

/** Passkeys of workers: what verifies, and nothing that signs. Frozen text. */
export const passkeyMigration: Migration = {
  id: '0100-passkeys',
  up: `
    create table passkey (
      org_id uuid not null, id uuid not null, worker uuid not null,
      -- What the worker calls it.
      name text not null,
      -- Its id and public key (COSE), base64url, and the host name that it is bound to.
      credential text not null, public_key text not null, rp text not null,
      -- How often its authenticator says that it signed; 0 where it does not count.
      counter bigint not null,
      made_at timestamptz not null, used_at timestamptz,
      primary key (org_id, id));
    create unique index passkey_credential on passkey (org_id, credential);
    create index passkey_worker on passkey (org_id, worker);
    alter table passkey enable row level security;
    alter table passkey force row level security;
    create policy own_org on passkey to alongside_app
      using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
      with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
    create policy all_orgs on passkey to alongside_operator using (true) with check (true);
    grant select, insert, update, delete on passkey to alongside_app, alongside_operator;`,
};
