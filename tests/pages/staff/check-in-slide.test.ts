import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { trainingSession } from '#db/schema/sessions.ts';
import slide from '../../../src/pages/staff/training/sessions/[id]/register/slide.astro';
import { it } from '../../support/database.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';
import { aPastSession } from '../../training/certificate-makers.ts';

it('a session ahead gets a code to check in by, and one that is long over gets none', async ({ db }) => {
  const locals = { ...localsFor(db), now, officer: await anOfficer(db, 'supervisor') };
  const codeOf = async (id: Awaited<ReturnType<typeof aSession>>['id']) =>
    (await db.select().from(trainingSession).where(eq(trainingSession.id, id)))[0]?.checkInCode;
  const [ahead, past] = [await aSession(db), await aPastSession(db)];
  const look = (id: string) => openPage(slide, { params: { id }, locals });
  const press = (id: string) => openPage(slide, { params: { id }, locals, form: { code: 'new' } });
  expect((await look(ahead.id)).text).toContain('Make a check-in code');
  expect((await press(ahead.id)).status).toBe(303);
  expect(await codeOf(ahead.id)).toMatch(/^[A-Z0-9]{6}$/);
  const over = await look(past.id);
  expect(over.text).toContain('Check-in has closed. Mark on the register who else was here.');
  expect(over.text).not.toContain('Make a check-in code');
  expect((await press(past.id)).status).toBe(303);
  expect(await codeOf(past.id)).toBeNull();
});
