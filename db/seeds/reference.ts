import type { Sql, SqlTransaction } from '../sql.ts';
import { seedAreas } from './reference/areas.ts';
import { institutionTypes, sectors } from './reference/institutions.ts';
import { purposes, retentionRules } from './reference/keeping.ts';
import { attendeeRoles } from './reference/attendee-roles.ts';
import { courses } from './reference/courses.ts';
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
    await seedAreas(tx);
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
  const now = '2026-11-01T09:00:00Z';
  for (const { sectors: codes, programme, ...columns } of courses) {
    const row = { ...columns, programme: tx.json(programme), added_at: now };
    const [added] = await tx`insert into course ${tx(row)} on conflict (slug) do nothing returning id`;
    if (!added) continue;
    await tx`insert into course_sector ${tx(codes.map((code) => ({ course_id: added['id'], sector_code: code })))}`;
  }
}
