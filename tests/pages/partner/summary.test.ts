import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { Partner } from '#lib/actor.ts';
import { approveSummary, askForApproval } from '#lib/tension/summaries/approve.ts';
import { correctSummary } from '#lib/tension/summaries/assemble.ts';
import { sendingsOf, sendSummary } from '#lib/tension/summaries/distribute.ts';
import { areasForPartner } from '#lib/tension/summaries/for-partner.ts';
import { addReader } from '#lib/tension/summaries/readers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';
import { aMembership, anInstitution, aPartner } from '../../support/partner-makers.ts';
import {
  anApprovedSummary,
  secretWords,
  seenSummary,
  sharedWords,
  theForce,
  won,
} from '../../support/summary-makers.ts';
import AreaPage from '../../../src/pages/partner/areas/[slug].astro';

const slug = 'bedfordshire-force';
const open = (db: Db, partner: Partner, form?: Record<string, string>) =>
  openPage(AreaPage, {
    params: { slug },
    path: `/partner/areas/${slug}?output=restricted`,
    locals: { ...localsFor(db), partner },
    ...(form ? { form } : {}),
  });

/** A summary of the force that was sent to a council, and somebody who signs in for it. */
async function aSentSummary(db: Db) {
  const [author, areaId, council] = [await anOfficer(db), await theForce(db), await anInstitution(db)];
  const { partner } = await aMembership(db, council);
  const reader = { areaId, institutionId: council.id, email: 'office@council.example' };
  won(await addReader(db, author, reader, now));
  const id = await anApprovedSummary(db, author, { areaId });
  won(await sendSummary(db, author, { id }, now));
  return { id, author, partner };
}

describe('the summary of an area, for a partner', () => {
  it('holds what is shared and nothing else, whatever the address asks for', async ({ db }) => {
    const { partner } = await aSentSummary(db);
    const { status, html, text } = await open(db, partner);
    expect([status, text.includes(sharedWords), html.includes(secretWords)]).toEqual([200, true, false]);
    expect(html).not.toContain('No information');
  });

  it('is noted as read once, by who said so, and is no task any more', async ({ db }) => {
    const { id, partner } = await aSentSummary(db);
    expect((await areasForPartner(db, partner)).map(({ isUnread }) => isUnread)).toEqual([true]);
    const { status, location } = await open(db, partner, {});
    expect([status, location]).toEqual([303, `/partner/areas/${slug}?done=read`]);
    expect((await open(db, partner, {})).status).toBe(303);
    const [sent] = await sendingsOf(db, id);
    expect(sent!.acknowledgedBy).toBe(partner.name);
    expect((await areasForPartner(db, partner)).map(({ isUnread }) => isUnread)).toEqual([false]);
    expect((await open(db, partner)).html).not.toContain('I have read it</button>');
  });

  it('is not there for a partner whose organisation is on no list', async ({ db }) => {
    await aSentSummary(db);
    expect((await open(db, await aPartner(db))).status).toBe(404);
    const { partner } = await aMembership(db, await anInstitution(db));
    expect([(await open(db, partner)).status, await areasForPartner(db, partner)]).toEqual([404, []]);
  });

  it('shows no word of a version whose place was taken, and asks nobody to read it', async ({ db }) => {
    const { id, author, partner } = await aSentSummary(db);
    const next = won(await correctSummary(db, author, { id }, now));
    won(await askForApproval(db, author, await seenSummary(db, next), now));
    won(await approveSummary(db, await anOfficer(db), await seenSummary(db, next), now));
    const { html, text } = await open(db, partner);
    expect([text.includes('does not stand any more'), html.includes(sharedWords)]).toEqual([true, false]);
    expect((await areasForPartner(db, partner)).map(({ isUnread }) => isUnread)).toEqual([false]);
    expect((await open(db, partner, {})).status).toBe(409);
    won(await sendSummary(db, author, { id: next }, now));
    expect((await open(db, partner)).text).toContain(sharedWords);
  });
});
