import type { AstroGlobal } from 'astro';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import { type PlanWarnings, planWarnings } from '#lib/engagement/plans/warnings.ts';

type Meant = {
  institutionId: InstitutionId;
  officerId: OfficerId;
  startsAt: Temporal.Instant;
  except?: PlannedContactId;
};

/** The warnings of a plan as the hidden field of its form remembers them: of others it is warned anew. */
export const marksOf = ({ clashes, isTooOften }: PlanWarnings): string =>
  [...clashes.map(({ id }) => id), ...(isTooOften ? ['often'] : [])].join(' ');

/** What the reader is to be told before a plan is made; null where there is nothing, or they were told already. */
export async function warningsLeft(
  { db }: Pick<AstroGlobal['locals'], 'db'>,
  meant: Meant,
  knows: string,
): Promise<PlanWarnings | null> {
  const warnings = await planWarnings(db, meant);
  const marks = marksOf(warnings);
  return marks === '' || marks === knows ? null : warnings;
}
