import type { Role } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { startSession } from '#lib/officers/sign-in/sessions.ts';
import { anOfficer } from './makers.ts';
import type { SiteDatabase } from './site-database.ts';

/** An officer of Bedfordshire who has just signed in to a running site, and the cookie that says so. */
export async function aSignedIn(
  { db }: SiteDatabase,
  role: Role = 'supervisor',
): Promise<{ officer: Officer; cookie: string }> {
  const officer = await anOfficer(db, role);
  return { officer, cookie: await signedInAs({ db }, officer) };
}

/** Signs an officer in by a row of the database, whatever the pages of signing in ask for. */
export async function signedInAs(
  { db }: Pick<SiteDatabase, 'db'>,
  officer: Pick<Officer, 'id'>,
): Promise<string> {
  const browser = { device: 'Chrome on Windows', address: '192.0.2.7', method: 'password_app' } as const;
  const set = await startSession(db, officer.id, browser, Temporal.Now.instant());
  return set.split(';', 1)[0]!;
}
