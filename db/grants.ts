import type { Sql, SqlTransaction } from './sql.ts';

/** Tables that the application may read and add to, and nothing else. */
const appendOnly = ['audit_log', 'audit_link', 'audit_seal'] as const;

const schemas = ['public', 'pgboss'];

// PostgreSQL refuses two grants on one table at once.
const lockKey = 7_251_964_004;

/**
 * Makes sure that the role of the application is there, for whoever may make roles.
 *
 * @throws what PostgreSQL says when the role is missing and may not be made
 */
export async function makeApplication(sql: Sql, { name, password }: Application): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${lockKey})`;
    const [known] = await tx`select 1 from pg_roles where rolname = ${name}`;
    if (known) return;
    const [made] = await tx<{ statement: string }[]>`
      select format('create role %I login password %L', ${name}::text, ${password}::text) as statement`;
    await tx.unsafe(made!.statement);
  });
}

/** The role that the site and the worker run as. */
export type Application = { name: string; password: string };

/** The role that an address signs in with. */
export function applicationOf(url: string): Application {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/**
 * Gives the application what it needs and takes the rest, after every migration: it owns nothing, makes
 * nothing, and only adds to the access log.
 *
 * @param sql a connection of the owner
 */
export async function grantApplication(sql: Sql, { name }: Pick<Application, 'name'>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${lockKey})`;
    const role = tx(name);
    for (const schema of [...schemas, 'migrations']) await tx`grant usage on schema ${tx(schema)} to ${role}`;
    await tx`grant select on migrations.applied to ${role}`;
    for (const { schema, table } of await tablesOf(tx)) {
      const grows = schema === 'public' && (appendOnly as readonly string[]).includes(table);
      const rights = grows ? 'select, insert' : 'select, insert, update, delete';
      await tx`revoke all on ${tx(schema)}.${tx(table)} from ${role}`;
      await tx`grant ${tx.unsafe(rights)} on ${tx(schema)}.${tx(table)} to ${role}`;
    }
    for (const schema of schemas)
      await tx`grant usage, select on all sequences in schema ${tx(schema)} to ${role}`;
  });
}

const tablesOf = (tx: SqlTransaction) => tx<{ schema: string; table: string }[]>`
  select schemaname as schema, tablename as "table" from pg_tables
  where schemaname = any(${schemas}) order by 1, 2`;
