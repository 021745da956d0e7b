import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { discussionPoint, engagement } from '#db/schema/engagements.ts';
import { engagementTerm } from '#db/schema/engagement-terms.ts';
import { institution } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import { commitment } from '#db/schema/promises.ts';

const most = 200;

/** The promises that an officer is to keep or to tell of: to whom and by when, without a word of them. */
export const promisesKeptBy = (db: Db, officerId: OfficerId) =>
  db
    .select({
      id: commitment.id,
      institution: institution.name,
      area: area.name,
      dueOn: commitment.dueOn,
    })
    .from(commitment)
    .innerJoin(area, eq(area.id, commitment.areaId))
    .leftJoin(institution, eq(institution.id, commitment.institutionId))
    .where(and(eq(commitment.ownerId, officerId), isNull(commitment.toldAt)))
    .orderBy(asc(commitment.dueOn), asc(commitment.id))
    .limit(most);

/** What an officer has planned and nobody has logged. */
export const plansOf = (db: Db, officerId: OfficerId) =>
  db
    .select({
      id: plannedContact.id,
      type: engagementTerm.label,
      institution: institution.name,
      startsAt: plannedContact.startsAt,
    })
    .from(plannedContact)
    .innerJoin(institution, eq(institution.id, plannedContact.institutionId))
    .innerJoin(engagementTerm, eq(engagementTerm.code, plannedContact.typeCode))
    .where(
      and(
        eq(plannedContact.officerId, officerId),
        isNull(plannedContact.cancelledAt),
        isNull(plannedContact.engagementId),
      ),
    )
    .orderBy(asc(plannedContact.startsAt), asc(plannedContact.id))
    .limit(most);

/** The follow-ups that an officer has not ticked off: with whom and by when, without a word of them. */
export const followUpsOf = (db: Db, officerId: OfficerId) =>
  db
    .select({
      id: discussionPoint.id,
      engagementId: engagement.id,
      institution: institution.name,
      area: area.name,
      dueOn: discussionPoint.followUpBy,
    })
    .from(discussionPoint)
    .innerJoin(engagement, eq(engagement.id, discussionPoint.engagementId))
    .innerJoin(area, eq(area.id, engagement.areaId))
    .leftJoin(institution, eq(institution.id, engagement.institutionId))
    .where(
      and(
        eq(discussionPoint.followUpOwnerId, officerId),
        isNotNull(discussionPoint.followUp),
        isNull(discussionPoint.doneAt),
      ),
    )
    .orderBy(sql`${discussionPoint.followUpBy} nulls last`, asc(discussionPoint.id))
    .limit(most);
