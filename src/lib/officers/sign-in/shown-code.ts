import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { authenticatorApp } from '#db/schema/factors.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { codeIn, halfMinute, openAppSecret } from '../factors/app.ts';

/**
 * The code that an officer's app shows, for the pages of the demonstration alone, whose accounts have no phones;
 * one that is not used up yet, where there is one. Null without an app.
 */
export async function shownCode(
  db: Db,
  id: OfficerId,
  secret: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const [app] = await db.select().from(authenticatorApp).where(eq(authenticatorApp.officerId, id));
  if (!app) return null;
  const present = halfMinute(now);
  // Not the one before, which is taken too: it would die while its reader looks at the page.
  const unused = Math.max(present, (app.lastStep ?? 0) + 1);
  return codeIn(openAppSecret(secret, id, app.secretSealed), Math.min(unused, present + 1));
}
