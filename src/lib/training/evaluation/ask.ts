import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { evaluationRound, type Stage, stages } from '#db/schema/evaluation-answers.ts';
import { doEach } from '#lib/jobs/each.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { type Due, dueSessions } from './due.ts';
import { askedLetter, type Letter, sharedLetter, toPassOnLetter } from './letters.ts';
import { recipients, wholeOrganisation } from './people.ts';
import { sayableSectors, smallest } from './smallest.ts';
import { makeToken } from './token.ts';

/**
 * Asks the people of every session that is due at a stage, once; run by the worker every quarter of an hour.
 *
 * @param secret signs the links, and seals them in the messages that carry them
 * @returns how many sessions were asked about
 */
export async function askEvaluations(db: Db, secret: string, now: Temporal.Instant): Promise<number> {
  await followCounts(db);
  const askAt = async (stage: Stage) =>
    doEach(await dueSessions(db, stage, now), (due) => ask(db, secret, due, now));
  return doEach(stages, askAt);
}

async function ask(db: Db, secret: string, due: Due, now: Temporal.Instant): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { letters, asked, sectors } = await (due.kind === 'whole_organisation'
      ? oneForAll(tx, secret, due, now)
      : oneForEach(tx, secret, due, now));
    const { sessionId, stage, templateCode } = due;
    const first = await tx
      .insert(evaluationRound)
      .values({ sessionId, stage, templateCode, askedAt: now, asked, sectors })
      .onConflictDoNothing()
      .returning();
    if (first.length === 0) return false;
    for (const letter of letters) await queueMail(tx, letter, now);
    return true;
  });
}

type Asking = { letters: Letter[]; asked: number; sectors: Record<string, number> };

async function oneForEach(tx: Db, secret: string, due: Due, now: Temporal.Instant): Promise<Asking> {
  const people = await recipients(tx, due.sessionId);
  const counts = tally(people.flatMap(({ sectors }) => sectors));
  const named = sayableSectors(counts);
  const letters = people.map(({ sectors, isOwn, ...to }) => {
    const keys = sectors.map((sector) => tokenFor(secret, due, named.has(sector) ? sector : null, false));
    return isOwn
      ? askedLetter(due, to, keys[0]!, secret, now)
      : toPassOnLetter(due, to, keys.sort(), secret, now);
  });
  const asked = people.reduce((sum, { sectors }) => sum + sectors.length, 0);
  return { letters, asked, sectors: Object.fromEntries([...counts].filter(([sector]) => named.has(sector))) };
}

async function oneForAll(tx: Db, secret: string, due: Due, now: Temporal.Instant): Promise<Asking> {
  const whole = await wholeOrganisation(tx, due.sessionId);
  if (!whole) throw new Error('A session is due whose staff were never counted.');
  const { people, name, email } = whole;
  const key = sharedKey(secret, due, whole);
  const letters = name && email ? [sharedLetter(due, { name, email }, { key, people }, secret, now)] : [];
  const isSayable = whole.sector !== null && people >= smallest;
  return { letters, asked: people, sectors: isSayable ? { [whole.sector!]: people } : {} };
}

/** The link that all the staff of an organisation share. */
export const sharedKey = (
  secret: string,
  due: Pick<Due, 'sessionId' | 'stage'>,
  { people, sector }: { people: number; sector: string | null },
): string => tokenFor(secret, due, people >= smallest ? sector : null, true);

const tokenFor = (
  secret: string,
  { sessionId, stage }: { sessionId: Due['sessionId']; stage: Stage },
  sector: string | null,
  isShared: boolean,
): string => makeToken(secret, { sessionId, stage, sector, isShared });

function tally(sectors: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sector of sectors) counts.set(sector, (counts.get(sector) ?? 0) + 1);
  return counts;
}

// Staff of a whole organisation are asked before they are counted; their number follows the count.
const followCounts = (db: Db) =>
  db.execute(sql`
    update evaluation_round r set asked = greatest(counted.people, counted.replies)
    from (select h.session_id, sum(h.present)::int as people,
        (select count(*)::int from evaluation_response e where e.session_id = h.session_id and e.stage = 'end') as replies
      from session_headcount h group by h.session_id having count(h.present) = count(*)) counted
    where r.session_id = counted.session_id and r.stage = 'end'
      and r.asked <> greatest(counted.people, counted.replies)`);
