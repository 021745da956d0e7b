import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { currentLeads } from '../duty/current-lead.ts';

/** Who leads on Prevent at an institution, as a role and a mailbox; that it was looked at is recorded. */
export async function findLead(
  db: Db,
  actor: Officer,
  id: InstitutionId,
  now: Temporal.Instant,
): Promise<{ role: string; mailbox: string } | null> {
  const [lead] = await currentLeads(db, [id]);
  if (!lead) return null;
  const fields = ['role', 'mailbox'];
  await record(db, actor, { operation: 'consult', entity: 'prevent_lead', ids: [lead.id], fields }, now);
  return { role: lead.role, mailbox: lead.mailbox };
}
