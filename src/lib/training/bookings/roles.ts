import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { attendeeRole } from '#db/schema/attendee-roles.ts';

export type RoleChoice = { value: string; text: string };

const lists = remembered<RoleChoice[]>(60);

/** What somebody can do where they work, in the order of the published list; a change shows within a minute. */
export const attendeeRoles = (db: Db, now: Temporal.Instant): Promise<RoleChoice[]> =>
  lists(db, '', now, () => readRoles(db));

const readRoles = (db: Db): Promise<RoleChoice[]> =>
  db
    .select({ value: attendeeRole.code, text: attendeeRole.label })
    .from(attendeeRole)
    .orderBy(asc(attendeeRole.position));
