import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { engagementTerm } from '#db/schema/engagement-terms.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';

/** What any team means to do with an institution next: so that nobody turns up the day after a colleague. */
export const nextContacts = (db: Db, id: InstitutionId, now: Temporal.Instant) =>
  db
    .select({
      id: plannedContact.id,
      startsAt: plannedContact.startsAt,
      endsAt: plannedContact.endsAt,
      type: engagementTerm.label,
      officer: officer.name,
    })
    .from(plannedContact)
    .innerJoin(engagementTerm, eq(engagementTerm.code, plannedContact.typeCode))
    .innerJoin(officer, eq(officer.id, plannedContact.officerId))
    .where(
      and(
        eq(plannedContact.institutionId, id),
        gte(plannedContact.endsAt, now),
        isNull(plannedContact.cancelledAt),
        isNull(plannedContact.engagementId),
      ),
    )
    .orderBy(asc(plannedContact.startsAt), asc(plannedContact.id))
    .limit(3);
