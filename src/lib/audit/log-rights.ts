import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

/** What the role that asks could do to the access log, by its rights. */
type LogRights = { role: string; isOwner: boolean; isSuperuser: boolean; mayChange: boolean };

/** What the role under which the site runs could do to the log, in an honest sentence. */
export async function logRightsWords(db: Db): Promise<string> {
  const [row] = await db.execute<LogRights>(sql`
    select current_user as role,
      (select rolsuper from pg_roles where rolname = current_user) as "isSuperuser",
      bool_or(pg_has_role(current_user, c.relowner, 'member')) as "isOwner",
      bool_or(has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete')
        or has_table_privilege(c.oid, 'truncate')) as "mayChange"
    from pg_class c where c.oid in ('audit_log'::regclass, 'audit_link'::regclass, 'audit_seal'::regclass)`);
  return wordsOf(row!);
}

/** The sentence for some rights. */
function wordsOf({ role, isOwner, isSuperuser, mayChange }: LogRights): string {
  if (isSuperuser)
    return `The site runs as ${role}, who owns the whole server: only the triggers and the chain guard the log here. Give the site a role of its own with DATABASE_OWNER_URL.`;
  if (isOwner)
    return `The site runs as ${role}, who owns the log. It has given up the right to change or delete entries, but could give it to itself again. Give the site a role of its own with DATABASE_OWNER_URL.`;
  if (mayChange)
    return `The site runs as ${role}, who may change entries: start the site again, so that it gets its rights anew.`;
  return `The site runs as ${role}, who can add entries and read them, and cannot change or delete any.`;
}
