import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eq, gt } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { attendance } from '#db/schema/attendance.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { contact } from '#db/schema/contacts.ts';
import { engagement } from '#db/schema/engagements.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { institution } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import { addLoad, isInUse } from '#db/seeds/load.ts';
import { addContacts } from '#db/seeds/load-contacts.ts';
import { addCoverage } from '#db/seeds/load-coverage.ts';
import { addEngagements } from '#db/seeds/load-engagements.ts';
import { it } from '../support/database.ts';
import { anOfficer } from '../support/makers.ts';

const run = promisify(execFile);
const program = new URL('../../db/seeds/load.ts', import.meta.url).pathname;

describe('filling a database to measure with', () => {
  it('adds what was asked for, partly booked, and can be run again', async ({ aConnection }) => {
    const { db, sql } = aConnection();
    const told: string[] = [];
    await addLoad(sql, { sessions: 60, institutions: 300 }, (words) => told.push(words));
    await addLoad(sql, { sessions: 20, institutions: 100 }, (words) => told.push(words));
    expect(told.at(-1)).toBe('20 of 20 sessions, with bookings');
    expect(await db.$count(institution)).toBe(400);
    expect(await db.$count(trainingSession)).toBe(80);
    const online = await db.$count(trainingSession, eq(trainingSession.mode, 'online'));
    expect(online).toBeGreaterThan(20);
    expect(online).toBeLessThan(60);
    expect(await db.$count(trainingSession, gt(trainingSession.startsAt, Temporal.Now.instant()))).toBe(80);
    expect(await db.$count(bookingPlace)).toBe(2 * (await db.$count(booking)));
    expect(await db.$count(booking)).toBeGreaterThan(80);
  });

  it('adds registers, engagements and people of institutions that belong together', async ({ anOwner }) => {
    const { db, sql } = anOwner();
    await addCoverage(sql, { institutions: 30, attendances: 50 }, () => {});
    await addEngagements(sql, { institutions: 20, engagements: 40 }, () => {});
    await addContacts(sql, { institutions: 10, contacts: 25 }, 0, () => {});
    expect(await db.$count(institution)).toBe(60);
    expect(await db.$count(attendance)).toBe(50);
    expect(await db.$count(engagement)).toBe(40);
    expect(await db.$count(contact)).toBe(25);
    expect(await db.$count(officer, eq(officer.name, 'Load Tester'))).toBe(1);
  });

  it('refuses a database that somebody works with', async ({ aConnection, ownUrl }) => {
    const { db, sql } = aConnection();
    expect(await isInUse(sql)).toBe(false);
    await anOfficer(db);
    expect(await isInUse(sql)).toBe(true);
    const options = { env: { ...process.env, DATABASE_URL: ownUrl } };
    const refused = run(process.execPath, [program, '--sessions', '5', '--institutions', '5'], options);
    await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--yes') });
    expect(await db.$count(trainingSession)).toBe(0);
    await run(process.execPath, [program, '--sessions', '5', '--institutions', '5', '--yes'], options);
    expect(await db.$count(trainingSession)).toBe(5);
  });
});
