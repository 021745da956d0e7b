import type { Db } from '#db/client.ts';
import { makePace } from './pace.ts';
import { noteNoAnswer, noteRefusal, type Waiting } from './waiting.ts';

/** What became of a message: taken, refused with an answer, or cut off after all of it had left. */
export type Handed = { kind: 'taken' | 'no answer' } | { kind: 'refused'; answer: string; isFinal: boolean };

/** What a version is handed over by: so many connections, each of which takes one message after another. */
export type Hands = {
  lanes: readonly ((one: Waiting) => Promise<Handed>)[];
  close: () => Promise<void>;
};

type Desk = { db: Db; clock: () => Temporal.Instant; hands: Hands };

/** Hands a message to each of some who wait, on every connection at once and never faster than told. */
export async function handOver(desk: Desk, batch: readonly Waiting[], perSecond: number): Promise<void> {
  const pace = makePace(perSecond);
  const left = [...batch].reverse();
  const worked = desk.hands.lanes.map(async (lane) => {
    for (let one = left.pop(); one; one = left.pop()) {
      await pace();
      await settle(desk, one, await lane(one));
    }
  });
  await Promise.all(worked);
}

async function settle({ db, clock }: Desk, one: Waiting, handed: Handed): Promise<void> {
  if (handed.kind === 'refused') await noteRefusal(db, one, handed, clock());
  if (handed.kind === 'no answer') await noteNoAnswer(db, one.id);
}
