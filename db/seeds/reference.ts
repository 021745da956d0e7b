import type { Sql, SqlTransaction } from '../sql.ts';
import { seedAreas } from './reference/areas.ts';
import { institutionTypes, sectors } from './reference/institutions.ts';
import { purposes } from './reference/purposes.ts';
import { retentionRules } from './reference/retention-rules.ts';
import { attendeeRoles } from './reference/attendee-roles.ts';
import { engagementTerms } from './reference/engagement-terms.ts';
import { eventTerms } from './reference/event-terms.ts';
import { commsTerms } from './reference/comms-terms.ts';
import { newsletterTopics } from './reference/newsletter-topics.ts';
import { tensionAnchors, tensionLevels } from './reference/tension-scale.ts';
import { seedSignposts } from './reference/signposts.ts';
import { seedPlaces } from './reference/places.ts';
import { courseTerms } from './reference/course-terms.ts';
import { courses, type CourseSeed } from './reference/courses.ts';
import { evaluationTemplates } from './reference/evaluation-templates.ts';

/**
 * Fills the lists that every installation starts with: areas, sectors, purposes, retention rules and courses.
 *
 * Safe to run at each start: rows that an administrator has since changed are left as they are.
 */
export async function seedReference(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    // Two instances that start together would otherwise wait for each other's rows in different orders.
    await tx`select pg_advisory_xact_lock(7251964004)`;
    await tx`insert into purpose ${tx(purposes)} on conflict do nothing`;
    await tx`insert into retention_rule ${tx(retentionRules)} on conflict do nothing`;
    await tx`insert into sector ${tx(sectors)} on conflict do nothing`;
    await tx`insert into institution_type ${tx(institutionTypes)} on conflict do nothing`;
    await tx`insert into attendee_role ${tx(attendeeRoles)} on conflict do nothing`;
    await tx`insert into engagement_term ${tx(engagementTerms)} on conflict do nothing`;
    await tx`insert into event_term ${tx(eventTerms)} on conflict do nothing`;
    await tx`insert into tension_level ${tx(tensionLevels)} on conflict do nothing`;
    await tx`insert into tension_anchor ${tx(tensionAnchors)} on conflict do nothing`;
    await tx`insert into comms_term ${tx(commsTerms)} on conflict do nothing`;
    await tx`insert into newsletter_topic ${tx(newsletterTopics)} on conflict do nothing`;
    await seedAreas(tx);
    await seedPlaces(tx);
    await seedSignposts(tx);
    await seedEvaluationTemplates(tx);
    await seedCourses(tx);
  });
}

async function seedEvaluationTemplates(tx: SqlTransaction): Promise<void> {
  const rows = evaluationTemplates.map(({ outcomes, scenarios, ...plain }) => ({
    ...plain,
    outcomes: tx.json(outcomes),
    scenarios: tx.json(scenarios),
  }));
  await tx`insert into evaluation_template ${tx(rows)} on conflict do nothing`;
}

async function seedCourses(tx: SqlTransaction): Promise<void> {
  const added_at = '2025-09-01T09:00:00Z';
  for (const course of courses) {
    const { sectors: codes, ...columns } = course;
    const row = {
      ...columns,
      ...(await termsOf(tx, course.slug)),
      programme: tx.json(course.programme),
      added_at,
    };
    const [added] = await tx`insert into course ${tx(row)} on conflict (slug) do nothing returning id`;
    if (added)
      await tx`insert into course_sector ${tx(codes.map((code) => ({ course_id: added['id'], sector_code: code })))}`;
    else await fillIn(tx, course);
  }
}

/** The terms of a course as columns, due to be looked through in a year. */
async function termsOf(tx: SqlTransaction, slug: string) {
  const terms = courseTerms[slug];
  if (!terms) throw new Error(`The course ${slug} has no terms.`);
  const { evaluation, prerequisites, materials, ...plain } = terms;
  const [found] = await tx<{ code: string | null; on: string }[]>`
    select (select code from evaluation_template where code = ${evaluation}) as code,
      (current_date + interval '1 year')::date::text as on`;
  return {
    ...plain,
    prerequisites: tx.json(prerequisites),
    materials: tx.json(materials),
    evaluation_template_code: found?.code ?? null,
    review_on: found?.on ?? null,
  };
}

/**
 * Gives a course that was there before courses had terms those terms, as a version of its own. One whose words an
 * officer has changed is theirs, and left alone.
 */
async function fillIn(tx: SqlTransaction, { slug, ...words }: CourseSeed): Promise<void> {
  const untouched = tx`slug = ${slug} and version = 1 and changed_by is null and aims = ''
    and title = ${words.title} and summary = ${words.summary} and audience = ${words.audience}
    and duration_minutes = ${words.duration_minutes} and outcomes = ${words.outcomes}
    and programme = ${tx.json(words.programme)}::jsonb`;
  const [bare] = await tx`select 1 from course where ${untouched}`;
  if (!bare) return;
  const more = { ...(await termsOf(tx, slug)), before_you_come: words.before_you_come };
  const note = 'Aims, e-learning, numbers and refresher came with an update of Concord.';
  await tx`update course set ${tx(more)}, version_note = ${note}, changed_at = now() where slug = ${slug}`;
}
