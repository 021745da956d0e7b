import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CommsPlanId } from '#db/schema/comms-plans.ts';
import type { Direction } from '#db/schema/comms-terms.ts';
import type { CommsVersionId, WordingKind } from '#db/schema/comms-wordings.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';
import { liesIn } from './list.ts';

/** Wording that was released and holds: anybody who finds its plan may use it word for word. */
export type ReleasedLine = {
  versionId: CommsVersionId;
  planId: CommsPlanId;
  kind: WordingKind;
  question: string | null;
  words: string;
  language: string;
  tag: string;
  direction: Direction;
  area: string;
  releasedAt: Temporal.Instant;
};
type Row = Omit<ReleasedLine, 'releasedAt'> & { releasedAt: number };

/**
 * The released wording of open plans for some areas that was not recalled, the newest first; which was shown is
 * recorded. Once a newer version of a piece is released, the older one is not among them.
 */
export async function releasedLines(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  now: Temporal.Instant,
  most = 30,
): Promise<ReleasedLine[]> {
  if (areas.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select distinct on (w.id) v.id as "versionId", p.id as "planId", w.kind, v.question, v.words, t.label as language,
      t.tag, t.direction, a.name as area, date_part('epoch', l.released_at) * 1000 as "releasedAt"
    from comms_plan p join comms_wording w on w.plan_id = p.id join comms_version v on v.wording_id = w.id
    join comms_release l on l.version_id = v.id join comms_term t on t.code = w.language_code
    join area a on a.id = p.area_id
    where p.closed_at is null and l.released_at <= ${now.toString()}::timestamptz and ${liesIn(areas)}
      and not exists (select from comms_version n join comms_release r on r.version_id = n.id
        where n.wording_id = w.id and n.version > v.version)
      and not exists (select from comms_recall r where r.version_id = v.id)
    order by w.id, l.released_at desc`);
  const lines = [...rows]
    .sort((one, other) => other.releasedAt - one.releasedAt)
    .slice(0, most)
    .map(lineOf);
  const entry = {
    operation: 'consult',
    entity: 'comms_version',
    ids: lines.map((one) => one.versionId),
  } as const;
  if (lines.length > 0) await record(db, officer, { ...entry, fields: ['words'] }, now);
  return lines;
}

/** Which of some texts are lines that were recalled, in plans for some areas: whoever took one over is told. */
export async function recalledAmong(
  db: Db,
  texts: readonly string[],
  areas: readonly AreaId[],
): Promise<ReadonlySet<string>> {
  if (texts.length === 0 || areas.length === 0) return new Set();
  const rows = await db.execute<{ words: string }>(sql`
    select distinct v.words from comms_recall r join comms_version v on v.id = r.version_id
    join comms_wording w on w.id = v.wording_id join comms_plan p on p.id = w.plan_id
    where v.words in ${[...texts]} and ${liesIn(areas)}`);
  return new Set([...rows].map(({ words }) => words));
}

const lineOf = ({ releasedAt, ...row }: Row): ReleasedLine => ({
  ...row,
  releasedAt: momentOf(releasedAt),
});
