import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { roleGrant } from '#db/schema/officers.ts';
import Session from '../../../src/pages/staff/training/sessions/[id]/index.astro';
import NewSession from '../../../src/pages/staff/training/sessions/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';
import { aForm, valueOf } from './session-typed.ts';
import { visit } from './visit.ts';

describe('the colleagues who may teach', () => {
  it('are those whose role holds: one whose role was taken away is offered no more', async ({ db }) => {
    const [officer, colleague] = [await anOfficer(db), await anOfficer(db)];
    const offers = async () =>
      (await visit(NewSession, db, officer)).html.includes(`value="${colleague.id}"`);
    expect(await offers()).toBe(true);
    await db.update(roleGrant).set({ revokedAt: now }).where(eq(roleGrant.officerId, colleague.id));
    expect(await offers()).toBe(false);
  });
});

describe('another session like one that is there', () => {
  it('takes everything over but its dates, its code and its people', async ({ db }) => {
    const officer = await anOfficer(db);
    const session = await aSession(db, {
      ...{ kind: 'invitation', invitationCode: 'K7QM2X9D', capacity: 17, trainers: 'Dana and a colleague' },
      ...{ minimum: 5, decideAt: now },
    });
    const answer = await visit(NewSession, db, officer, {
      path: `/staff/training/sessions/new?from=${session.id}`,
    });
    expect(answer.html).toContain('value="Dana and a colleague"');
    expect(['capacity', 'minimum'].map((name) => valueOf(answer.html, name))).toEqual(['17', '5']);
    expect(['date-day', 'decide-day', 'sequence'].map((name) => valueOf(answer.html, name) ?? '')).toEqual([
      '',
      '',
      '',
    ]);
    expect(answer.html).not.toContain('K7QM2X9D');
  });

  it('says on its page like which one it was arranged, and one from scratch says nothing', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id, reference } = await aSession(db);
    const path = `/staff/training/sessions/new?from=${id}`;
    const pageOf = async (location: string | null) =>
      (await visit(Session, db, officer, { params: { id: location!.split(/[/?]/).at(-2)! } })).text;
    const copy = await visit(NewSession, db, officer, { path, form: await aForm(db) });
    expect(await pageOf(copy.location)).toContain(`by ${officer.name}. Like session ${reference}.`);
    const other = await visit(NewSession, db, officer, { form: await aForm(db) });
    expect(await pageOf(other.location)).not.toContain('Like session');
  });
});
