import { type Column, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AreaId } from '#db/schema/areas.ts';
import { commsPlan } from '#db/schema/comms-plans.ts';
import { commsVersion, commsWording } from '#db/schema/comms-wordings.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** Who reads, and in which areas they may approve and write. */
export type Reading = {
  reader: OfficerId;
  approves: readonly AreaId[];
  writes: readonly AreaId[];
};

/** A list of ids as the database takes it. */
export const ids = (given: readonly string[]): SQL => sql`${`{${given.join(',')}}`}::uuid[]`;

/** A plan, a piece of its wording and a version of that, by the names by which the rules below know them. */
export const p = alias(commsPlan, 'p');
export const w = alias(commsWording, 'w');
export const v = alias(commsVersion, 'v');

// Whoever answers for the plan, may approve in its area or is named for it.
const isInside = ({ reader, approves }: Reading): SQL => sql`(p.owner_id = ${reader}::uuid
  or p.area_id = any(${ids(approves)})
  or exists (select from comms_named n where n.plan_id = p.id and n.officer_id = ${reader}::uuid))`;

/** Whether version `v` is under embargo, by itself or with its whole plan `p`. */
export const isUnderEmbargo: SQL = sql`(v.is_embargoed or (p.is_embargoed and p.opened_at is null))`;

/**
 * The one rule of who reads the text of version `v` of wording `w` in plan `p`: once it was released, everybody who
 * finds the plan; before that those inside, whoever wrote it or is to pass it on; and, where no embargo stands,
 * whoever writes in the area.
 */
export const mayReadWording = (reading: Reading): SQL => sql`(
  exists (select from comms_release l where l.version_id = v.id)
  or ${isInside(reading)}
  or exists (select from comms_version x where x.wording_id = w.id and ${reading.reader}::uuid = any(x.writers))
  or exists (select from comms_row c where c.wording_id = w.id and c.owner_id = ${reading.reader}::uuid)
  or (not ${isUnderEmbargo} and p.area_id = any(${ids(reading.writes)})))`;

/** The one rule of who reads the title, purpose and objective of plan `p`. */
export const mayReadPlan = (reading: Reading): SQL => sql`(
  not p.is_embargoed or p.opened_at is not null or ${isInside(reading)} or p.written_by = ${reading.reader}::uuid
  or exists (select from comms_wording x join comms_version y on y.wording_id = x.id
    where x.plan_id = p.id and ${reading.reader}::uuid = any(y.writers))
  or exists (select from comms_wording x join comms_row c on c.wording_id = x.id
    where x.plan_id = p.id and c.owner_id = ${reading.reader}::uuid))`;

/** A column that is there only for those to whom a rule gives it. */
export const shownIf = (rule: SQL, column: SQL | Column): SQL<string | null> =>
  sql<string | null>`case when ${rule} then ${column} end`;
