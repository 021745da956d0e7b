import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import AreaPage from '../../src/pages/areas/[slug].astro';
import NearYou from '../../src/pages/help/_NearYou.astro';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { openPage } from '../support/page.ts';
import { aSignpost } from '../support/signpost-makers.ts';
import { localsFor } from './staff/visit.ts';

const near = (db: Db, query = '') =>
  openPage(NearYou, { path: `/help/someone-i-know${query}`, locals: localsFor(db, null) });
const area = (db: Db, slug: string) => openPage(AreaPage, { params: { slug }, locals: localsFor(db, null) });

describe('help near somebody', () => {
  it('is shown once a district is chosen: its lines, those of its force, and its council', async ({ db }) => {
    const officer = await anOfficer(db);
    await aSignpost(db, officer, { areaId: await theArea(db), name: 'Bedford Line', languages: ['Urdu'] });
    await aSignpost(db, officer, { areaId: await theArea(db, 'bedfordshire-force'), name: 'County Line' });
    await aSignpost(db, officer, { areaId: await theArea(db, 'luton'), name: 'Luton Line' });
    expect((await near(db)).text).not.toContain('Bedford Line');
    const { text, html } = await near(db, '?district=E06000055');
    for (const words of [
      'In Bedford',
      'Bedford Line',
      'Also in Urdu',
      'County Line',
      'Bedford Borough Council',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Luton Line');
    expect(html).toContain('href="/areas/bedford"');
  });

  it('says “check at source” of a line that nobody has checked for 30 days, and nothing of a retired one', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const at = now.subtract({ hours: 24 * 40 });
    await aSignpost(db, officer, { areaId: await theArea(db), name: 'Old Line', at });
    const { text, html } = await near(db, '?district=E06000055');
    expect(text).toContain('Nobody has checked this lately');
    expect(html).toContain('href="https://harbour.example/contact"');
  });

  it('says kindly that there is none, and where it is', async ({ db }) => {
    expect((await near(db, '?district=E07000077')).text).toContain(
      'We know of no helpline for Uttlesford alone',
    );
    expect((await near(db, '?district=XX')).text).toContain('We cannot tell where that is');
    expect((await near(db, '?postcode=ZZ99%209ZZ')).text).toContain('We cannot tell where that is');
  });
});

describe('the page of an area', () => {
  it('leads with the helpline, and shows the lines and the council of the area', async ({ db }) => {
    const officer = await anOfficer(db);
    await aSignpost(db, officer, { areaId: await theArea(db), name: 'Bedford Line' });
    const { text, html } = await area(db, 'bedford');
    expect(html.indexOf('tel:08000113764')).toBeLessThan(html.indexOf('id="training"'));
    expect(text).toMatch(/Help in Bedford.*ACT Early Support Line.*Bedford Line.*Bedford Borough Council/);
    expect((await area(db, 'bedfordshire-force')).text).toContain('Find your council’s route');
  });

  it('with nothing planned says what to do instead, in every part', async ({ db }) => {
    await anOfficer(db);
    const { text } = await area(db, 'luton');
    for (const words of [
      'No sessions in Luton have a date yet',
      'Nothing has a date yet',
      'Nothing is published for Luton yet',
      'Fewer than 10',
    ])
      expect(text).toContain(words);
  });

  it('tells search engines who works where, and nobody’s name', async ({ db }) => {
    await anOfficer(db);
    const { html } = await area(db, 'bedford');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
    const said = JSON.parse(json) as Record<string, unknown>;
    expect(said).toMatchObject({ '@type': 'GovernmentOrganization', areaServed: { name: 'Bedford' } });
    expect(json).not.toContain('Dana');
  });
});
