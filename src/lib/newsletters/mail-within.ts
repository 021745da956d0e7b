import { type SQL, sql } from 'drizzle-orm';

/**
 * Holds for the ids of subscribers. Nobody of a team sees who subscribes, so this is for a demonstration alone, where
 * nobody is real and no mail leaves: its links can be followed nowhere else.
 */
export const anySubscriber = (recordId: SQL): SQL =>
  sql`exists (select 1 from subscriber p where p.id = ${recordId})`;
