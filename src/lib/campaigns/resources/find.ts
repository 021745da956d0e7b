import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { resource, type ResourceId } from '#db/schema/resources.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { eq } from 'drizzle-orm';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf, ukDay } from '#lib/dates.ts';
import type { VersionGiven } from './add.ts';
import { filesOfVersion, type ShownFile } from './select-sql.ts';
import { type ResourceState, stateOf } from './state.ts';

/** A version as the team sees it. */
export type FoundVersion = Omit<VersionGiven, 'expiresOn'> & {
  id: string;
  number: number;
  sequence: number;
  expiresOn: Temporal.PlainDate | null;
  writtenAt: Temporal.Instant;
  askedAt: Temporal.Instant | null;
  approvedAt: Temporal.Instant | null;
  approver: string | null;
  writerIds: OfficerId[];
  writers: string;
  sentBackReason: string | null;
  files: ShownFile[];
};
export type FoundResource = {
  resource: typeof resource.$inferSelect;
  state: ResourceState;
  /** The newest first. */
  versions: FoundVersion[];
  current: FoundVersion | null;
  open: FoundVersion | null;
  others: { id: ResourceId; language: (typeof resource.$inferSelect)['language']; title: string }[];
};

type Row = Omit<FoundVersion, 'expiresOn' | 'writtenAt' | 'askedAt' | 'approvedAt'> & {
  expiresOn: string | null;
  writtenAt: number;
  askedAt: number | null;
  approvedAt: number | null;
};

/** A resource with all that was and is written of it; that it was looked at is recorded. Null where there is none. */
export async function findResource(
  db: Db,
  officer: Officer,
  id: ResourceId | null,
  now: Temporal.Instant,
): Promise<FoundResource | null> {
  const [row] = id ? await db.select().from(resource).where(eq(resource.id, id)) : [];
  if (!row) return null;
  const versions = await versionsOf(db, row.id);
  const current = versions.find(({ approvedAt }) => approvedAt) ?? null;
  const open = versions.find(({ approvedAt }) => !approvedAt) ?? null;
  const others = await db.execute<FoundResource['others'][number]>(sql`
    select r.id, r.language, (select v.title from resource_version v where v.resource_id = r.id
      order by v.number desc limit 1) as title
    from resource r where r.family_id = ${row.familyId} and r.id <> ${row.id} order by r.language`);
  await record(
    db,
    officer,
    { operation: 'consult', entity: 'resource', ids: [row.id], fields: ['writers'] },
    now,
  );
  const state = stateOf({ withdrawnAt: row.withdrawnAt, current, open }, ukDay(now));
  return { resource: row, state, versions, current, open, others: [...others] };
}

async function versionsOf(db: Db, id: ResourceId): Promise<FoundVersion[]> {
  const rows = await db.execute<Row>(sql`
    select v.id, v.number, v.sequence, v.title, v.summary, v.use, v.transcript, v.audiences, v.topic, v.licence,
      v.expires_on::text as "expiresOn", date_part('epoch', v.written_at) * 1000 as "writtenAt",
      date_part('epoch', v.asked_at) * 1000 as "askedAt", date_part('epoch', v.approved_at) * 1000 as "approvedAt",
      v.writers as "writerIds", v.sent_back_reason as "sentBackReason",
      (select name from officer where id = v.approved_by) as approver,
      (select string_agg(o.name, ', ' order by o.name) from officer o where o.id = any(v.writers)) as writers,
      ${filesOfVersion} as files
    from resource_version v where v.resource_id = ${id} order by v.number desc`);
  return [...rows].map(({ expiresOn, writtenAt, askedAt, approvedAt, ...rest }) => ({
    ...rest,
    expiresOn: expiresOn ? Temporal.PlainDate.from(expiresOn) : null,
    writtenAt: at(writtenAt)!,
    askedAt: at(askedAt),
    approvedAt: at(approvedAt),
  }));
}

const at = (milliseconds: number | null): Temporal.Instant | null =>
  milliseconds === null ? null : momentOf(milliseconds);
