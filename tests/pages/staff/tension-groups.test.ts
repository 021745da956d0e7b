import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { tensionGroup, tensionGroupAction, tensionGroupMember } from '#db/schema/tension-groups.ts';
import { tensionGroupLevel } from '#db/schema/tension-minutes.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aTensionGroup } from '../../support/tension-group-makers.ts';
import { visit } from './visit.ts';
import ListPage from '../../../src/pages/staff/tension/groups/index.astro';
import NewPage from '../../../src/pages/staff/tension/groups/new.astro';
import GroupPage from '../../../src/pages/staff/tension/groups/[id]/index.astro';
import ActionPage from '../../../src/pages/staff/tension/groups/[id]/actions/[action].astro';
import MemberPage from '../../../src/pages/staff/tension/groups/[id]/members/new.astro';
import MeetingPage from '../../../src/pages/staff/tension/groups/[id]/meetings/[meeting]/index.astro';
import MinutesPage from '../../../src/pages/staff/tension/groups/[id]/meetings/[meeting]/minutes.astro';
import PaperPage from '../../../src/pages/staff/tension/groups/[id]/meetings/[meeting]/papers/new.astro';

const world = async (db: Db) => {
  const officer = await anOfficer(db, 'prevent_officer');
  const areaId = await theArea(db);
  const made = await aTensionGroup(db, officer, areaId);
  const params = { id: made.tensionGroup, meeting: made.groupMeeting, action: made.groupAction };
  return { officer, areaId, params, ...made };
};

describe('the pages of Tension Monitoring Groups', () => {
  it('say where to begin when there is none', async ({ db }) => {
    const { text } = await visit(ListPage, db, await anOfficer(db, 'prevent_officer'));
    expect(text).toContain('No group in your areas yet');
  });

  it('start a group, and keep what was typed where something is missing', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const [where] = await db.select().from(area).where(eq(area.slug, 'bedford'));
    const form = { name: 'Bedford group', area: where!.id, purpose: 'To share early signs' };
    const missing = await visit(NewPage, db, officer, { form });
    expect([missing.status, missing.text.includes('Enter the post that chairs it')]).toEqual([422, true]);
    expect(missing.html).toContain('value="Bedford group"');
    const started = await visit(NewPage, db, officer, { form: { ...form, chair: 'Head of communities' } });
    expect(started.location).toContain('done=started');
    expect(await db.$count(tensionGroup, eq(tensionGroup.name, 'Bedford group'))).toBe(1);
  });

  it('link an organisation that is on record, and refuse one that asked us to stay away', async ({ db }) => {
    const { officer, params } = await world(db);
    const known = await anInstitution(db, { name: 'Riverside Housing Trust' });
    const add = (organisation: string) => visit(MemberPage, db, officer, { params, form: { organisation } });
    expect((await add('Riverside Housing Trust')).location).toContain('done=joined');
    const [linked] = await db
      .select()
      .from(tensionGroupMember)
      .where(eq(tensionGroupMember.organisation, 'Riverside Housing Trust'));
    expect(linked!.institutionId).toBe(known.id);
    const away = await anInstitution(db, { name: 'Quiet House' });
    await db.update(institution).set({ contactState: 'declined' }).where(eq(institution.id, away.id));
    const refused = await add('Quiet House');
    expect([refused.status, refused.text.includes('They asked us to stay away')]).toEqual([422, true]);
  });

  it('show minutes with the level that was agreed, beside what we had said', async ({ db }) => {
    const { officer, params, areaId, groupMember } = await world(db);
    const row = { area: [areaId, ''], level: ['3', ''], trend: ['rising', 'steady'] };
    const texts = {
      words: ['Shops close early', ''],
      dissent: ['', ''],
      decision: ['Hold a drop-in'],
      because: [''],
    };
    const form = { sequence: '0', present: [groupMember], ...row, ...texts };
    const saved = await visit(MinutesPage, db, officer, { params, form });
    expect(saved.location).toContain('done=minutes');
    const { text } = await visit(MeetingPage, db, officer, { params });
    for (const words of ['Raised, rising', 'Shops close early', 'No information', 'Hold a drop-in'])
      expect(text).toContain(words);
  });

  it('say for each row of the minutes what is missing, and write nothing', async ({ db }) => {
    const { officer, params, areaId } = await world(db);
    const row = { area: [areaId], level: [''], trend: ['steady'], words: [''], dissent: [''] };
    const form = { sequence: '0', ...row, decision: ['Hold a drop-in'], because: [''] };
    const { status, text, html } = await visit(MinutesPage, db, officer, { params, form });
    expect(status).toBe(422);
    expect(text).toContain('Choose the level that was agreed');
    expect(html).toContain('href="#level-0"');
    expect(html).toContain('Hold a drop-in');
    expect(await db.$count(tensionGroupLevel)).toBe(0);
  });

  it('agree minutes by a button, once, and then offer nothing to write', async ({ db }) => {
    const { officer, params } = await world(db);
    const press = () => visit(MeetingPage, db, officer, { params, form: { do: 'agree', sequence: '0' } });
    expect((await press()).location).toContain('done=agree');
    const again = await press();
    expect([again.status, again.text.includes('they stay as they are')]).toEqual([409, true]);
    expect((await visit(MinutesPage, db, officer, { params })).status).toBe(404);
    expect((await visit(PaperPage, db, officer, { params })).status).toBe(404);
  });

  it('do not open an action again by the form that a colleague had open to end it', async ({ db }) => {
    const { officer, params, groupAction } = await world(db);
    const say = () => visit(ActionPage, db, officer, { params, form: { ending: 'done' } });
    expect((await say()).location).toContain('done=ended');
    expect((await say()).status).toBe(409);
    const ended = async () => {
      const [row] = await db.select().from(tensionGroupAction).where(eq(tensionGroupAction.id, groupAction));
      return row!.ending;
    };
    expect(await ended()).toBe('done');
    const reopened = await visit(ActionPage, db, officer, { params, form: { do: 'reopen' } });
    expect(reopened.location).toContain('done=reopened');
    expect(await ended()).toBeNull();
  });

  it('look to an officer of another force as if they were not there', async ({ db }) => {
    const { params } = await world(db);
    const stranger = await anOfficer(db, 'prevent_officer');
    const [essex] = await db.select().from(area).where(eq(area.slug, 'essex-force'));
    const grants = [{ role: 'prevent_officer' as const, areaId: essex!.id, areaName: 'Essex' }];
    const elsewhere = { ...stranger, grants };
    expect((await visit(GroupPage, db, elsewhere, { params })).status).toBe(404);
    expect((await visit(MeetingPage, db, elsewhere, { params })).status).toBe(404);
  });
});
