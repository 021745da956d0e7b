import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sector } from '#db/schema/institutions.ts';
import { officer, type Role, roleGrant } from '#db/schema/officers.ts';
import { holdsNow } from '../requests/trainers.ts';

/** What the session form offers beside courses and rooms: sectors to keep places for, colleagues who teach. */
export async function specialChoices(db: Db, teachers: readonly Role[], now: Temporal.Instant) {
  const [sectors, colleagues] = await Promise.all([
    db.select({ code: sector.code, label: sector.label }).from(sector).orderBy(asc(sector.position)),
    db
      .selectDistinct({ id: officer.id, name: officer.name })
      .from(officer)
      .innerJoin(roleGrant, eq(roleGrant.officerId, officer.id))
      .where(holdsNow(teachers, now))
      .orderBy(asc(officer.name), asc(officer.id)),
  ]);
  return { sectors, colleagues };
}
export type SpecialChoices = Awaited<ReturnType<typeof specialChoices>>;
