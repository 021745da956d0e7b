import type { FaithCondition, roleHolding } from '#db/schema/contacts.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';

/** A role as a form gives it. `faithCondition`: why a role that tells of a faith may be held; null for any other. */
export type NewRole = {
  institutionId: InstitutionId;
  title: string;
  faithCondition: FaithCondition | null;
  fromOn: Temporal.PlainDate | null;
};

/** The columns of a role that say whether it tells of a faith, and who chose the condition. */
export const faithValues = (
  condition: FaithCondition | null,
  officer: Pick<Officer, 'id'>,
  now: Temporal.Instant,
): Pick<
  typeof roleHolding.$inferInsert,
  'isFaithRole' | 'faithCondition' | 'conditionAt' | 'conditionBy'
> => ({
  isFaithRole: condition !== null,
  faithCondition: condition,
  conditionAt: condition && now,
  conditionBy: condition && officer.id,
});
