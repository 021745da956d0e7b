import { type LogRights, readLogRights } from '#db/grants.ts';
import type { Sql } from '#db/sql.ts';

/** What the role under which the site runs could do to the log, in an honest sentence. */
export async function logRightsWords(sql: Sql): Promise<string> {
  return wordsOf(await readLogRights(sql));
}

/** The sentence for some rights. */
export function wordsOf({ role, isOwner, isSuperuser, mayChange }: LogRights): string {
  if (isSuperuser)
    return `The site runs as ${role}, who owns the whole server: only the triggers and the chain guard the log here. Give the site a role of its own with DATABASE_OWNER_URL.`;
  if (isOwner)
    return `The site runs as ${role}, who owns the log. It has given up the right to change or delete entries, but could give it to itself again. Give the site a role of its own with DATABASE_OWNER_URL.`;
  if (mayChange)
    return `The site runs as ${role}, who may change entries: start the site again, so that it gets its rights anew.`;
  return `The site runs as ${role}, who can add entries and read them, and cannot change or delete any.`;
}
