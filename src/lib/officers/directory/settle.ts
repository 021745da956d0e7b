import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryGroup } from '#db/schema/directory.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { Actor } from '#lib/actor.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { bringInLine } from './bring-in-line.ts';
import type { DirectoryPerson } from './person.ts';
import { type NotRecognised, recognise, type Recognised } from './recognise.ts';

export type NotSettled = NotRecognised | 'too many groups' | 'closed';

/**
 * Finds or makes the account of somebody in the directory, and brings its roles in line with their groups.
 *
 * @param tx the transaction of the sign-in
 */
export async function settle(
  tx: Db,
  actor: Actor,
  person: DirectoryPerson,
  now: Temporal.Instant,
): Promise<Outcome<Recognised, NotSettled>> {
  // Without the groups we would take away roles that somebody still has.
  if (!person.groups && (await tx.$count(directoryGroup)) > 0) return refused('too many groups');
  const recognised = await recognise(tx, actor, person, now);
  if (!recognised.ok) return recognised;
  const { officerId } = recognised.value;
  if (await isClosed(tx, officerId)) return refused('closed');
  await bringInLine(tx, actor, officerId, person.groups ?? [], now);
  return recognised;
}

const isClosed = async (tx: Db, id: OfficerId): Promise<boolean> =>
  (await tx.$count(officer, and(eq(officer.id, id), isNotNull(officer.deactivatedAt)))) > 0;
