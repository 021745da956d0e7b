import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { observationTriage } from '#db/schema/observation-triage.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { anObservation } from '../../support/observation-makers.ts';
import { visit } from './visit.ts';
import DiscardPage from '../../../src/pages/staff/tension/observations/[id]/discard.astro';
import ObservationPage from '../../../src/pages/staff/tension/observations/[id]/index.astro';
import LinkPage from '../../../src/pages/staff/tension/observations/[id]/link.astro';
import MergePage from '../../../src/pages/staff/tension/observations/[id]/merge.astro';

const world = async (db: Db) => {
  const officer = await anOfficer(db);
  const id = await anObservation(db, officer);
  return { officer, params: { id }, other: await anObservation(db, officer) };
};
const steps = (db: Db) => db.$count(observationTriage);

describe('what is to become of an observation', () => {
  it('is kept by a button, and taken back by another', async ({ db }) => {
    const { officer, params } = await world(db);
    const noted = await visit(ObservationPage, db, officer, { params, form: { do: 'note' } });
    expect(noted.location).toContain('done=noted');
    const { text, html } = await visit(ObservationPage, db, officer, { params });
    expect(text).toContain('Kept for the picture');
    const step = /name="step" value="([^"]+)"/.exec(html)![1]!;
    const undo = () => visit(ObservationPage, db, officer, { params, form: { do: 'undo', step } });
    expect((await undo()).location).toContain('done=undone');
    expect((await undo()).status).toBe(409);
  });

  it('needs a reason to be thrown out, which names no person, and keeps what was typed', async ({ db }) => {
    const { officer, params } = await world(db);
    expect((await visit(DiscardPage, db, officer, { params, form: {} })).status).toBe(422);
    const reason = 'Ring 07700 900123 to check.';
    const named = await visit(DiscardPage, db, officer, { params, form: { reason } });
    expect([named.status, named.html.includes(reason)]).toEqual([422, true]);
    expect(await steps(db)).toBe(0);
    const form = { reason: 'The council looked: it did not happen.' };
    expect((await visit(DiscardPage, db, officer, { params, form })).location).toContain('done=discarded');
    const late = await visit(DiscardPage, db, officer, { params, form });
    expect([late.status, late.html.includes(form.reason)]).toEqual([409, true]);
  });

  it('is another one to put it with, and the reason stays where none was chosen', async ({ db }) => {
    const { officer, params, other } = await world(db);
    const reason = 'The same evening';
    const none = await visit(MergePage, db, officer, { params, form: { reason } });
    expect([none.status, none.text.includes('Choose one'), none.html.includes(reason)]).toEqual([
      ...[422, true, true],
    ]);
    const named = await visit(MergePage, db, officer, {
      params,
      form: { other, reason: 'Ring 07700 900123' },
    });
    expect([named.status, named.html.includes('07700 900123')]).toEqual([422, true]);
    const merged = await visit(MergePage, db, officer, { params, form: { other, reason } });
    expect(merged.location).toContain('done=merged');
    const { text } = await visit(ObservationPage, db, officer, { params });
    expect(text).toContain('It is one with another observation');
  });

  it('is linked to what lies near, and to nothing else', async ({ db }) => {
    const { officer, params, other } = await world(db);
    const strange = await visit(LinkPage, db, officer, { params, form: { other: crypto.randomUUID() } });
    expect([strange.status, strange.text.includes('Choose one')]).toEqual([422, true]);
    expect(await steps(db)).toBe(0);
    expect((await visit(LinkPage, db, officer, { params, form: { other } })).location).toContain(
      'done=linked',
    );
  });
});
