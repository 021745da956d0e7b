import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import type { Partner } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import Change from '../../../src/pages/partner/proposals/[id]/change.astro';
import One from '../../../src/pages/partner/proposals/[id]/index.astro';
import Withdraw from '../../../src/pages/partner/proposals/[id]/withdraw.astro';
import New from '../../../src/pages/partner/proposals/new.astro';
import Home from '../../../src/pages/partner/index.astro';
import { it } from '../../support/database.ts';
import { now } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';
import { aPartner } from '../../support/partner-makers.ts';
import { aProposal, aProposer } from '../../support/proposal-makers.ts';
import { anOfficer } from '../../support/makers.ts';

type Asked = { params?: Record<string, string>; form?: Record<string, string>; path?: string };

const open = (db: Db, page: Parameters<typeof openPage>[0], partner: Partner, asked: Asked = {}) => {
  const locals = { ...localsFor(db), partner, demonstration: false };
  return openPage(page, { ...asked, locals });
};

const on = ukDay(now).add({ days: 30 });
const typed = (organisation: string) => ({
  ...{ token: crypto.randomUUID(), organisation, type: 'type_community_event', title: 'Winter fair' },
  ...{ summary: 'Stalls and music.', words: 'Everybody is welcome.', visibility: 'public' },
  ...{ 'on-day': String(on.day), 'on-month': String(on.month), 'on-year': String(on.year) },
  ...{ from: '10am', to: '1pm', venue: 'Addison Hall', postcode: 'MK42 9KC', area: 'bedford' },
  ...{ parking: 'Free car park', name: 'Nadia Ferreira', email: 'nadia@ashmere.school.example' },
});

describe('the form by which a partner proposes an event', () => {
  it('leads on to a page that says what happens next', async ({ db }) => {
    await anOfficer(db);
    const { partner, institutionId } = await aProposer(db);
    const sent = await open(db, New, partner, { form: typed(institutionId) });
    expect(sent.status).toBe(303);
    const [row] = await db.select().from(eventProposal);
    expect(sent.location).toBe(`/partner/proposals/${row!.id}?new=proposed`);
    const page = await open(db, One, partner, { params: { id: row!.id }, path: sent.location! });
    expect(page.text).toContain('What happens next');
    expect(page.text).toContain('Waiting for us');
    expect(page.text).toContain('90 days');
    expect((await open(db, Home, partner)).text).toContain('Events you proposed');
  });

  it('says everything that is wrong at once, and keeps what was typed', async ({ db }) => {
    await anOfficer(db);
    const { partner, institutionId } = await aProposer(db);
    const wrong = { ...typed(institutionId), to: '9am', title: '', venue: 'The old hall', email: 'nobody' };
    const page = await open(db, New, partner, { form: wrong });
    expect(page.status).toBe(422);
    for (const words of ['Enter what it is called', 'ends before it starts', 'work email address, like'])
      expect(page.text).toContain(words);
    expect(page.html).toContain('value="The old hall"');
    expect(page.html).toContain(`value="${wrong.token}"`);
    expect(await db.$count(eventProposal)).toBe(0);
  });

  it('keeps what names a person out of the words', async ({ db }) => {
    await anOfficer(db);
    const { partner, institutionId } = await aProposer(db);
    const form = { ...typed(institutionId), words: 'Call Sam on 07700 900123 to book.' };
    const page = await open(db, New, partner, { form });
    expect(page.status).toBe(422);
    expect(page.text).toContain('phone number');
  });

  it('takes no organisation that is another’s, and none from who has none', async ({ db }) => {
    await anOfficer(db);
    const { partner } = await aProposer(db);
    const other = await aProposer(db);
    const page = await open(db, New, partner, { form: typed(other.institutionId) });
    expect(page.status).toBe(422);
    const alone = await open(db, New, await aPartner(db));
    expect(alone.text).toContain('No organisation yet');
  });
});

describe('a proposal', () => {
  it('is changed and taken back by its organisation, and is not there for another', async ({ db }) => {
    await anOfficer(db);
    const { partner, institutionId } = await aProposer(db);
    const id = await aProposal(db, { institutionId });
    const params = { id };
    const stranger = (await aProposer(db)).partner;
    for (const page of [One, Change, Withdraw])
      expect((await open(db, page, stranger, { params })).status).toBe(404);
    const form = { ...typed(institutionId), sequence: '0', title: 'Spring fair' };
    const changed = await open(db, Change, partner, { params, form });
    expect(changed.location).toBe(`/partner/proposals/${id}?new=proposal-changed`);
    const late = await open(db, Change, partner, { params, form });
    expect([late.status, late.text.includes('A colleague changed this proposal')]).toEqual([409, true]);
    const gone = await open(db, Withdraw, partner, { params, form: {} });
    expect(gone.location).toBe(`/partner/proposals/${id}?new=proposal-withdrawn`);
    expect((await open(db, One, partner, { params })).text).toContain('Taken back');
    expect((await open(db, Change, partner, { params })).status).toBe(303);
  });

  it('shows why it was declined', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const id = await aProposal(db, { institutionId });
    const decisionWords = 'The square is booked that day.';
    await db
      .update(eventProposal)
      .set({ decidedAt: now, decision: 'declined', decisionWords })
      .where(eq(eventProposal.id, id));
    const page = await open(db, One, partner, { params: { id } });
    expect(page.text).toContain(decisionWords);
    expect(page.text).toContain('Propose another event');
  });
});
