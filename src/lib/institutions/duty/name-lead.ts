import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preventLead } from '#db/schema/duty.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeLeads, type Lead, type LeadRefusal, type Seen } from './current-lead.ts';

/** Who leads on Prevent from now on, as the institution says. */
export type NewLead = {
  role: string;
  mailbox: string;
  name: string | null;
  namedOn: Temporal.PlainDate;
  trainedElsewhereOn: Temporal.PlainDate | null;
};

const fields = ['role', 'name', 'mailbox'];

/** Names who leads on Prevent at an institution; whoever led until now does so no more. */
export const nameLead = (
  db: Db,
  officer: Officer,
  seen: Seen,
  lead: NewLead,
  now: Temporal.Instant,
): Promise<Outcome<null, LeadRefusal>> =>
  changeLeads(
    db,
    seen,
    async (tx, leads) => {
      await endLeads(tx, officer, leads, now);
      const { institutionId } = seen;
      const [made] = await tx
        .insert(preventLead)
        .values({ ...lead, institutionId, namedBy: officer.id, confirmedOn: lead.namedOn })
        .onConflictDoNothing()
        .returning({ id: preventLead.id });
      // Two who name the first lead at once have no row to wait for each other on.
      if (!made) return refused('changed meanwhile');
      await record(
        tx,
        officer,
        { operation: 'collect', entity: 'prevent_lead', ids: [made.id], fields },
        now,
      );
      return done(null);
    },
    now,
  );

/** Says that whoever led on Prevent does so no more, and that nobody else is named yet. */
export const endLead = (
  db: Db,
  officer: Officer,
  seen: Seen,
  now: Temporal.Instant,
): Promise<Outcome<null, LeadRefusal>> =>
  changeLeads(db, seen, async (tx, leads) => done(await endLeads(tx, officer, leads, now)), now);

async function endLeads(
  tx: Db,
  actor: Officer,
  leads: readonly Lead[],
  now: Temporal.Instant,
): Promise<null> {
  if (leads.length === 0) return null;
  const ids = leads.map(({ id }) => id);
  await tx.update(preventLead).set({ endedAt: now, endedBy: actor.id }).where(inArray(preventLead.id, ids));
  await record(tx, actor, { operation: 'alter', entity: 'prevent_lead', ids, fields: ['ended_at'] }, now);
  return null;
}
