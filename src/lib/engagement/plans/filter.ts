import type { InstitutionId } from '#db/schema/institutions.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';

/** Plans to come, those whose day is past and that nobody logged, those that were, and those that will not be. */
export const planLists = ['coming', 'to_log', 'done', 'cancelled'] as const;
export type PlanList = (typeof planLists)[number];

/** What may be asked of the plans. */
export type PlanFilter = {
  list: PlanList;
  isMine: boolean;
  institution?: InstitutionId | undefined;
  until?: Temporal.Instant | undefined;
  after?: PlannedContactId | undefined;
};
