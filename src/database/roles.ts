import type { Transaction } from './transaction.ts';

/**
 * Two roles beside the owner. Neither can bypass row-level security.
 * - app: serves one organization at a time (`app.org_id`).
 * - operator: works across organizations; a policy of its own lets it.
 * They may log in, as a cluster's nodes need of a role that work is done under (Citus), but have no password, so that
 * over the network nobody can.
 */
export const roles = { app: 'alongside_app', operator: 'alongside_operator' } as const;

/** Makes the roles if they are missing and lets the owner act as them. */
export const ensureRoles = async (tx: Transaction): Promise<void> => {
  for (const role of Object.values(roles)) {
    await tx.script(`
      do $$ begin
        create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole;
      exception when duplicate_object or unique_violation then null; end $$;
      do $$ begin
        if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if;
      end $$;
      grant usage on schema public to ${role};`);
  }
};

/** The organization of the running transaction; null, and so no row, when none was named. */
export const currentOrg = "nullif(current_setting('app.org_id', true), '')::uuid";

/**
 * Puts a table under row-level security by organization. Policies hold no subquery: distributed PostgreSQL refuses
 * them. Forced, so that even the table's owner reads through the policies. For projections and for the text of new steps:
 * steps that shipped hold what this answered then.
 */
export const protectTable = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy own_org on ${table} to ${roles.app} using (org_id = ${currentOrg}) with check (org_id = ${currentOrg});
  create policy all_orgs on ${table} to ${roles.operator} using (true) with check (true);
  grant select, insert, update, delete on ${table} to ${roles.app}, ${roles.operator};`;

/**
 * The owner writes through the policies of forced tables too, unless it is a superuser; inside a transaction it may set them
 * aside. Beside changes of tables there is no other way: a cluster takes no other role there.
 */
export const pastPolicies = async (
  tx: Transaction,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> => {
  for (const table of tables) await tx.script(`alter table ${table} no force row level security`);
  await work();
  for (const table of tables) await tx.script(`alter table ${table} force row level security`);
};

/** For tables that belong to no organization (epoch, migrations): the app may read, the operator may write. */
export const shareTable = (table: string): string => `
  grant select on ${table} to ${roles.app};
  grant select, insert, update, delete on ${table} to ${roles.operator};`;
