import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { beginVersion } from '#lib/impact/assessments/begin-version.ts';
import { editImpact } from '#lib/impact/assessments/edit.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import {
  anApprovedImpact,
  anImpact,
  aWaitingImpact,
  lastVersion,
  seenDraft,
} from '../../support/impact-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { localsFor, visit } from './visit.ts';
import ApprovePage from '../../../src/pages/staff/impact/[id]/approve.astro';
import { GET as file } from '../../../src/pages/staff/impact/[id]/cia.pdf.ts';
import ComparePage from '../../../src/pages/staff/impact/[id]/compare.astro';
import EditPage from '../../../src/pages/staff/impact/[id]/edit.astro';
import RecordPage from '../../../src/pages/staff/impact/[id]/index.astro';
import NewPage from '../../../src/pages/staff/impact/new.astro';

const fileOf = async (db: Db, officer: Officer, id: ImpactId) =>
  (await file({ locals: localsFor(db, officer), params: { id } } as never)) as Response;

const begun = {
  ...{ formToken: '3f0e8a52-6d8a-4d2b-9a7e-0b8f6c1d2e3f', type: 'incident', name: 'Fire at the market hall' },
  ...{ area: 'bedford', whatHappened: 'A fire closed the market hall. Nobody was hurt.' },
};

describe('the form that starts an assessment', () => {
  it('fills in what is known of the area, and begins one however often it is sent', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const first = await visit(NewPage, db, officer, { form: begun });
    const second = await visit(NewPage, db, officer, { form: begun });
    expect([first.status, second.location]).toEqual([303, first.location]);
    const id = /impact\/([0-9a-f-]+)/.exec(first.location!)![1]!;
    const { text } = await visit(RecordPage, db, officer, { params: { id } });
    expect(text).toContain('no information, which is not the same as no tension');
    expect(text).toContain('Before you can ask for approval');
  });

  it('refuses the name of an operation and a group as the cause, and keeps what was typed', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    for (const [words, said] of [
      ['It is part of Operation Silver.', 'the name of an operation'],
      ['The disorder was caused by migrants.', 'names a group of people as the cause'],
      ['The precinct is a hotspot.', 'Take out “hotspot”'],
    ] as const) {
      const { status, text } = await visit(NewPage, db, officer, { form: { ...begun, whatHappened: words } });
      expect([status, text.includes(said), text.includes(words)]).toEqual([422, true, true]);
    }
  });

  it('asks why words about one person should stay, and tells the supervisor of which assessment', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const words = 'The owner of the hall lost his stall, and his customers worry.';
    const asked = await visit(NewPage, db, officer, { form: { ...begun, whatHappened: words } });
    expect([asked.status, asked.text.includes('Why it should stay')]).toEqual([422, true]);
    const reason = 'He said so on local radio, and nobody is named.';
    const sent = await visit(NewPage, db, officer, { form: { ...begun, whatHappened: words, reason } });
    const id = /impact\/([0-9a-f-]+)/.exec(sent.location!)![1]!;
    const [noted] = await db.select().from(textCheckOverride);
    expect([noted!.entity, noted!.entityId, noted!.reason]).toEqual(['impact_assessment', id, reason]);
  });
});

describe('the parts of a draft', () => {
  it('are saved by themselves, and what the text check finds stays only with a reason', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await anImpact(db, officer);
    const at = '/staff/impact/x/edit?part=area';
    const { version, sequence } = await seenDraft(db, id);
    const form = { version: String(version), sequence: String(sequence), communities: 'The Sikh community' };
    const stopped = await visit(EditPage, db, officer, { params: { id }, path: at, form });
    expect([stopped.status, stopped.text.includes('by place or shared interest')]).toEqual([422, true]);
    const past = { ...form, reason: 'It is how they call themselves.' };
    const saved = await visit(EditPage, db, officer, { params: { id }, path: at, form: past });
    expect(saved.location).toContain('part=grid');
    expect(await lastVersion(db, id)).toMatchObject({ communities: 'The Sikh community' });
    expect(await db.$count(textCheckOverride)).toBe(1);
  });
});

describe('a record', () => {
  it('is read across a border by who may read assessments there, and written only where it leads', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const grant = {
      role: 'prevent_officer',
      areaId: await theArea(db, 'essex-force'),
      areaName: 'Essex',
    } as const;
    const outside = { ...(await anOfficer(db, 'prevent_officer')), grants: [grant] };
    const id = await anApprovedImpact(db, author, { otherAreas: [await theArea(db, 'basildon')] });
    expect((await visit(RecordPage, db, outside, { params: { id } })).status).toBe(200);
    expect((await visit(RecordPage, db, outside, { params: { id }, form: { do: 'begin' } })).status).toBe(
      404,
    );
    const alone = await anApprovedImpact(db, author);
    expect((await visit(RecordPage, db, outside, { params: { id: alone } })).status).toBe(404);
  });

  it('is not there for communications until a version was approved', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const reader = await anOfficer(db, 'comms');
    const id = await aWaitingImpact(db, author);
    expect((await visit(RecordPage, db, reader, { params: { id } })).status).toBe(404);
    const form = { decision: 'approve', sequence: String((await seenDraft(db, id)).sequence) };
    const approved = await visit(ApprovePage, db, await anOfficer(db), { params: { id }, form });
    expect(approved.location).toContain('done=approved');
    expect((await visit(RecordPage, db, reader, { params: { id } })).status).toBe(200);
  });

  it('shows two versions side by side, a draft only to those who write', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, author);
    await beginVersion(db, author, id, now);
    await editImpact(db, author, await seenDraft(db, id), { rumour: 'None any more.' }, now);
    const { text } = await visit(ComparePage, db, author, { params: { id } });
    expect(text).toContain('None any more.');
    expect(text).toContain('That more is coming: checked, nothing found.');
    const comms = await anOfficer(db, 'comms');
    expect((await visit(ComparePage, db, comms, { params: { id } })).status).toBe(303);
  });
});

describe('the file of an assessment', () => {
  it('is tagged PDF/UA, recorded as given out, and there only once a version was approved', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    expect((await fileOf(db, author, await aWaitingImpact(db, author))).status).toBe(404);
    const answer = await fileOf(db, author, await anApprovedImpact(db, author));
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('pdfuaid:part');
    const given = and(eq(auditLog.operation, 'disclose'), eq(auditLog.entity, 'impact_assessment'));
    expect(await db.$count(auditLog, given)).toBe(2);
  });
});
