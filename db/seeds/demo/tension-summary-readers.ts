import type { AreaId } from '../../schema/areas.ts';
import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { PartnerId } from '../../schema/partners.ts';
import type { tensionSummaryReader, SummaryReaderId } from '../../schema/tension-summary-readers.ts';
import type { Transaction } from './rows.ts';

type Row = typeof tensionSummaryReader.$inferInsert & { id: SummaryReaderId; officerId: OfficerId | null };
/** A reader, and who signs in for them where they are an institution. */
export type ReaderRow = Row & { partnerId: PartnerId | null };

type World = {
  areaId: AreaId;
  people: { analyst: OfficerId; supervisor: OfficerId; npt: OfficerId };
  at: Temporal.Instant;
};
type Signing = { institutionId: InstitutionId; email: string; partnerId: PartnerId };

/** Who gets the summary of a force: a supervisor, neighbourhood policing, and where a council's partner signs in. */
export async function summaryReaders(tx: Transaction, { areaId, people, at }: World): Promise<ReaderRow[]> {
  const made = (
    reader: Pick<ReaderRow, 'output' | 'officerId' | 'institutionId' | 'email' | 'partnerId'>,
  ) => ({
    ...{ id: crypto.randomUUID() as SummaryReaderId, areaId, ...reader },
    ...{ addedAt: at, addedBy: people.analyst },
  });
  const police = { institutionId: null, email: null, partnerId: null };
  const signing = await tx<Signing[]>`
    select i.id as "institutionId", coalesce(i.mailbox, p.email)::text as email, p.id as "partnerId"
    from partner p join partner_membership m on m.partner_id = p.id and m.granted_at is not null and m.ended_at is null
    join institution i on i.id = m.institution_id and i.contact_state = 'open'
    join area d on d.id = i.district_id and d.parent_id = ${areaId}
    where p.email like 'prevent@%' order by i.name`;
  return [
    made({ output: 'restricted', officerId: people.supervisor, ...police }),
    made({ output: 'shareable', officerId: people.npt, ...police }),
    ...signing.map((one) => made({ output: 'shareable', officerId: null, ...one })),
  ];
}
