import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { LinkKind } from '#db/schema/institution-links.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import { linkWords } from '../standing-words.ts';
import type { RelationshipId } from './write.ts';

/** A relationship as one of its two institutions reads it. */
export type Related = {
  id: RelationshipId;
  kind: LinkKind;
  /** Whether the institution is the second of the two: the parent, the body that has members. */
  isOther: boolean;
  /** "Part of", "Has as member": what stands before the name. */
  words: string;
  otherId: InstitutionId;
  other: string;
  otherType: string;
  otherDistrictId: AreaId | null;
  otherState: ContactState;
  otherPausedUntil: Temporal.PlainDate | null;
  fromOn: Temporal.PlainDate | null;
  toOn: Temporal.PlainDate | null;
};

/** The relationships of an institution from both sides: those that hold first, then those that ended. */
export async function listRelated(db: Db, id: InstitutionId): Promise<Related[]> {
  const rows = await db.execute<Row>(sql`
    select r.id, r.kind, r.other_institution_id = ${id} as "isOther", i.id as "otherId", i.name as other,
      t.label as "otherType", i.district_id as "otherDistrictId", i.contact_state as "otherState",
      i.paused_until::text as "otherPausedUntil", r.from_on::text as "fromOn", r.to_on::text as "toOn"
    from relationship r
    join institution i on i.id = case when r.institution_id = ${id} then r.other_institution_id else r.institution_id end
    join institution_type t on t.code = i.type_code
    where r.institution_id = ${id} or r.other_institution_id = ${id}
    order by r.to_on is not null, r.to_on desc, r.kind, "isOther", plain_words(i.name), r.id limit 200`);
  return rows.map((row) => ({
    ...row,
    words: linkWords[row.kind][row.isOther ? 'to' : 'from'],
    otherPausedUntil: day(row.otherPausedUntil),
    fromOn: day(row.fromOn),
    toOn: day(row.toOn),
  }));
}

const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

type Days = 'fromOn' | 'toOn' | 'otherPausedUntil';
type Row = Omit<Related, Days | 'words'> & Record<Days, string | null>;
