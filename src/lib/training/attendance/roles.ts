import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attendeeRole } from '#db/schema/attendee-roles.ts';

/** What people do where they work, as choices of a form. */
export const roleChoices = (db: Db): Promise<{ value: string; text: string }[]> =>
  db
    .select({ value: attendeeRole.code, text: attendeeRole.label })
    .from(attendeeRole)
    .orderBy(asc(attendeeRole.position));
