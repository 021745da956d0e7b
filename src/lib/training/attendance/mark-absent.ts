import type { Db } from '#db/client.ts';
import type { MarkId } from '#db/schema/attendance.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { markRegister } from './mark.ts';
import { registerStates } from './register.ts';
import type { Sitting } from './sittings.ts';

type Session = { id: SessionId; sittings: readonly Sitting[]; sitting: Sitting };

/** Marks everybody absent whom nobody has marked, once a sitting is over. A mark that comes meanwhile stays. */
export async function markLeftAbsent(
  db: Db,
  officer: Officer,
  { id, sittings, sitting }: Session,
  now: Temporal.Instant,
): Promise<Outcome<number, 'not over' | 'busy'>> {
  if (Temporal.Instant.compare(now, sitting.endsAt) < 0) return refused('not over');
  const left = (await registerStates(db, id, sitting.part)).filter(isUnmarked);
  const presses = left.map(({ row, current }) => ({
    id: crypto.randomUUID() as MarkId,
    row,
    part: sitting.part,
    state: 'absent' as const,
    saw: current?.id ?? null,
    settles: null,
    pressedAt: now,
  }));
  const outcome = await markRegister(db, officer, { id, sittings }, presses, now);
  if (!outcome.ok) return outcome;
  return { ok: true, value: [...outcome.value.values()].filter((verdict) => verdict === 'counts').length };
}

type State = Awaited<ReturnType<typeof registerStates>>[number];

/** Whom nobody has said anything about: neither a mark that stands nor one that waits. */
export const isUnmarked = ({ current, waiting }: Pick<State, 'current' | 'waiting'>): boolean =>
  (current?.state ?? null) === null && waiting.length === 0;
