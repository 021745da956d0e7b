import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { changeRoute, markRouteChecked } from '#lib/enquiries/signposts/routes.ts';
import { addSignpost, changeSignpost, markChecked } from '#lib/enquiries/signposts/keep.ts';
import { countOverdue, findRoute, findSignpost, listSignposts } from '#lib/enquiries/signposts/list.ts';
import { overlay } from '#lib/enquiries/signposts/overlay.ts';
import { pickSignposts, publicSignposts } from '#lib/enquiries/signposts/public.ts';
import { publicRoutes } from '#lib/enquiries/signposts/public-routes.ts';
import { shippedSignposts } from '#lib/enquiries/signposts/shipped.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aHelpline, aRoute, aSignpost, signpostRow } from '../support/signpost-makers.ts';

const later = now.add({ hours: 24 * 31 });
const seen = ({ id, sequence }: Awaited<ReturnType<typeof signpostRow>>) => ({ id, sequence });

describe('a signpost', () => {
  it('is shown over what ships, leads away from what is retired, and is national or left out', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    await aSignpost(db, officer, { name: 'Ours' });
    await aSignpost(db, officer, { name: 'Of Bedford', areaId: await theArea(db) });
    const [nspcc] = (await listSignposts(db)).filter(({ signpost }) => signpost.code === 'nspcc');
    const given = { ...nspcc!.signpost, phone: '0808 800 5001' };
    await changeSignpost(db, officer, { ...seen(nspcc!.signpost), given, isRetired: false }, now);
    const [shout] = (await listSignposts(db)).filter(({ signpost }) => signpost.code === 'shout');
    await changeSignpost(
      db,
      officer,
      { ...seen(shout!.signpost), given: shout!.signpost, isRetired: true },
      now,
    );
    const all = overlay(
      shippedSignposts,
      (await listSignposts(db)).map(({ signpost }) => signpost),
      now,
    );
    const names = all.map(({ name }) => name);
    expect(all.find(({ code }) => code === 'nspcc')?.phone).toBe('0808 800 5001');
    expect([names.includes('Ours'), names.includes('Of Bedford'), names.includes('Shout')]).toEqual([
      true,
      false,
      false,
    ]);
    const picked = pickSignposts(all, { codes: ['emergency'], worries: ['feelings'] });
    expect(picked.map(({ name }) => name)).toEqual(['Emergency', 'Samaritans', 'Childline', 'NSPCC', 'Ours']);
  });

  it('says “check at source” to the public once nobody has checked it for 30 days, and counts as overdue', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await aSignpost(db, officer);
    const areas = [await theArea(db)];
    const shown = async (at: Temporal.Instant) =>
      overlay([], [await signpostRow(db, id)], at).map(({ checkAt }) => checkAt);
    expect(await shown(now.add({ hours: 24 * 30 }))).toEqual([null]);
    expect(await shown(later)).toEqual(['https://harbour.example/contact']);
    const before = await countOverdue(db, areas, later);
    await markChecked(db, officer, seen(await signpostRow(db, id)), later);
    expect((await countOverdue(db, areas, later)).signposts).toBe(before.signposts - 1);
    expect(await shown(later)).toEqual([null]);
  });

  it('keeps who did what to it, line by line, and is not written over by a stale form', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aSignpost(db, officer);
    const stale = seen(await signpostRow(db, id));
    const given = aHelpline({ phone: '01632 960 961', areaId: await theArea(db, 'luton') });
    await changeSignpost(db, officer, { ...stale, given, isRetired: false }, later);
    expect(await markChecked(db, officer, stale, later)).toMatchObject({ reason: 'changed meanwhile' });
    const found = await findSignpost(db, id);
    expect(found?.steps.map(({ deed, changes, by }) => [deed, changes, by])).toEqual([
      ['changed', ['Where: Luton, was everywhere', 'Phone: 01632 960 961, was 01632 960 960'], officer.name],
      ['added', [], officer.name],
    ]);
  });

  it('that nobody may be without is never taken out of use, and no short name stands for two', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [emergency] = (await listSignposts(db)).filter(({ signpost }) => signpost.code === 'emergency');
    const { signpost } = emergency!;
    const retire = { ...seen(signpost), given: signpost, isRetired: true };
    expect(await changeSignpost(db, officer, retire, now)).toMatchObject({ reason: 'always there' });
    const again = { code: 'emergency', ...aHelpline() };
    expect(await addSignpost(db, officer, again, now)).toMatchObject({ reason: 'code taken' });
  });

  it('is shown as it ships where the database cannot be asked', async () => {
    const away = {
      select: () => {
        throw new Error('away');
      },
    } as never;
    const all = await publicSignposts(away, now);
    expect(all.map(({ code }) => code)).toEqual(shippedSignposts.map(({ code }) => code));
    expect((await publicRoutes(away, now)).length).toBe(45);
  });
});

describe('the route of a council', () => {
  it('is checked at source until somebody names its own page, and keeps what was changed', async ({ db }) => {
    const officer = await anOfficer(db);
    const areaId = await theArea(db);
    const id = await aRoute(db, areaId);
    const isToCheck = async () =>
      (await publicRoutes(Object.create(db) as typeof db, now)).find(({ code }) => code === 'E06000055')
        ?.isToCheck;
    expect(await isToCheck()).toBe(true);
    const given = {
      council: 'Ashmere Council',
      href: 'https://www.ashmere.example/prevent',
      phone: null,
      note: null,
    };
    await changeRoute(db, officer, { id, sequence: 0, given: { ...given, isReferralPage: true } }, now);
    expect(await isToCheck()).toBe(false);
    expect(await markRouteChecked(db, officer, { id, sequence: 0 }, now)).toMatchObject({
      reason: 'changed meanwhile',
    });
    expect((await markRouteChecked(db, officer, { id, sequence: 1 }, later)).ok).toBe(true);
    const known = Object.create(db) as typeof db;
    await db
      .update(area)
      .set({ validTo: ukDay(now).subtract({ days: 1 }) })
      .where(eq(area.id, areaId));
    expect((await publicRoutes(known, now)).map(({ code }) => code)).not.toContain('E06000055');
    expect((await findRoute(db, id))?.steps.map(({ deed }) => deed)).toEqual(['checked', 'changed']);
  });
});
