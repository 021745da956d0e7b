import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ReporterId, returnAsk, returnReporter, tensionReturn } from '#db/schema/tension-returns.ts';
import type { Actor, Partner } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type Answer, type PartnerSaid, saysNothing } from './given.ts';
import { keepReturn, saysTheSame, type Sent } from './keep.ts';
import { lockAsk } from './link.ts';
import { isReportable } from './weeks.ts';

type Given = { formToken: string; answer: Answer<PartnerSaid> };
export type PartnerRefusal = 'no such reporter' | 'no such week' | 'nothing said' | 'sent by somebody else';
export type LinkRefusal = 'no such link' | 'used' | 'nothing said' | 'sent by somebody else';

/** Sends the return of an institution by somebody who signed in at its mailbox; another one takes its place. */
export function sendAsPartner(
  db: Db,
  actor: Partner,
  { reporterId, week, ...given }: Given & { reporterId: ReporterId; week: Temporal.PlainDate },
  now: Temporal.Instant,
): Promise<Outcome<Sent, PartnerRefusal>> {
  return db.transaction(async (tx) => {
    if (!isReportable(week, now)) return refused('no such week');
    const own = and(eq(returnReporter.id, reporterId), eq(returnReporter.email, actor.email));
    const [reporter] = await tx
      .select()
      .from(returnReporter)
      .where(and(own, isNull(returnReporter.endedAt)))
      .for('share');
    if (!reporter) return refused('no such reporter');
    return answered(tx, actor, { reporter, week, ...given }, now);
  });
}

/** Sends the return that a mailed link asks for. The link works once; the same form sent again is one return. */
export function sendByLink(
  db: Db,
  { key, requestId }: { key: string; requestId: string },
  given: Given,
  now: Temporal.Instant,
): Promise<Outcome<Sent, LinkRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockAsk(tx, key, now);
    if (!found) return refused('no such link');
    const { ask, reporter } = found;
    if (ask.usedAt) return sentBefore(tx, reporter.id, given);
    const actor = { kind: 'reporter', reporterId: reporter.id, requestId } as const;
    const outcome = await answered(tx, actor, { reporter, week: ask.week, ...given }, now);
    if (outcome.ok) await tx.update(returnAsk).set({ usedAt: now }).where(eq(returnAsk.id, ask.id));
    return outcome;
  });
}

type Kept = Given & { reporter: typeof returnReporter.$inferSelect; week: Temporal.PlainDate };

async function answered(
  tx: Db,
  actor: Actor,
  { reporter, week, formToken, answer }: Kept,
  now: Temporal.Instant,
): Promise<Outcome<Sent, 'nothing said' | 'sent by somebody else'>> {
  if (answer !== 'nothing' && saysNothing(answer)) return refused('nothing said');
  const { id: reporterId, areaId, capacity } = reporter;
  return keepReturn(tx, actor, { formToken, areaId, week, capacity, reporterId, ...saidIn(answer) }, now);
}

const saidIn = (answer: Answer<PartnerSaid>) =>
  answer === 'nothing' ? { answer } : { answer: 'something' as const, ...answer };

// The form that used the link up may arrive twice; any other is too late, and so is one with other words.
async function sentBefore(
  tx: Db,
  reporterId: ReporterId,
  { formToken, answer }: Given,
): Promise<Outcome<Sent, 'used'>> {
  const [row] = await tx
    .select()
    .from(tensionReturn)
    .where(and(eq(tensionReturn.formToken, formToken), eq(tensionReturn.reporterId, reporterId)));
  const isSame = row && saysTheSame(row, saidIn(answer));
  return isSame ? done({ id: row.id, isNew: false }) : refused('used');
}
