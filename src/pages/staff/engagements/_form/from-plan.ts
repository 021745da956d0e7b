import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { planToLog } from '#lib/engagement/plans/prefill.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { typedTime } from './typed-time.ts';
import { institutionFor, type Locals } from './where.ts';

/**
 * What `?plan=` fills the form with: the plan's own id is the form's token, so that it is logged once. A plan that was
 * logged already leads to its engagement; one that is not for this officer says nothing.
 */
export async function fromPlan(locals: Locals, officer: Officer, query: string | null) {
  const plan = await planToLog(locals.db, readId<'planned_contact'>(query));
  const institution = plan && (await institutionFor(locals, officer, plan.institutionId));
  if (!plan || !institution) return null;
  if (plan.engagementId) return seeOther(paths.staff.engagement(plan.engagementId));
  // Logged before its time, it happened now.
  const isAhead = Temporal.Instant.compare(plan.startsAt, locals.now) > 0;
  const at = isAhead ? locals.now : plan.startsAt;
  const { day, month, year } = typedDay(ukDay(at));
  const values = {
    ...{ formToken: plan.id, institution: institution.id, organisation: institution.name },
    ...{ type: plan.typeCode, purpose: plan.purposeCode, at: typedTime(at) },
    ...{ 'on-day': day, 'on-month': month, 'on-year': year },
    officers: plan.officerIds.filter((id) => id !== officer.id),
  };
  return { institution, values, topicCode: plan.topicCode };
}
