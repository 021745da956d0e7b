import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preventLead } from '#db/schema/duty.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeLeads, type LeadRefusal, type Seen } from './current-lead.ts';

type Change = Partial<Pick<typeof preventLead.$inferInsert, 'confirmedOn' | 'trainedElsewhereOn'>>;

/** Notes that an institution said today that its lead is still the same: retention counts from here again. */
export const confirmLead = (
  db: Db,
  officer: Officer,
  seen: Seen,
  now: Temporal.Instant,
): Promise<Outcome<null, LeadRefusal>> => change(db, officer, seen, { confirmedOn: ukDay(now) }, now);

/** Notes when a lead was trained by somebody else; null takes it back. */
export const noteTrainedElsewhere = (
  db: Db,
  officer: Officer,
  seen: Seen,
  on: Temporal.PlainDate | null,
  now: Temporal.Instant,
): Promise<Outcome<null, LeadRefusal>> => change(db, officer, seen, { trainedElsewhereOn: on }, now);

const change = (
  db: Db,
  actor: Officer,
  seen: Seen,
  set: Change,
  now: Temporal.Instant,
): Promise<Outcome<null, LeadRefusal>> =>
  changeLeads(
    db,
    seen,
    async (tx, [lead]) => {
      if (!lead) return refused('changed meanwhile');
      await tx.update(preventLead).set(set).where(eq(preventLead.id, lead.id));
      const fields = 'confirmedOn' in set ? ['confirmed_on'] : ['trained_elsewhere_on'];
      await record(tx, actor, { operation: 'alter', entity: 'prevent_lead', ids: [lead.id], fields }, now);
      return done(null);
    },
    now,
  );
