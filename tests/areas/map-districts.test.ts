import { expect } from 'vitest';
import { mapDistricts } from '#lib/areas/map-districts.ts';
import { it } from '../support/database.ts';
import { now } from '../support/makers.ts';

it('a district is drawn at its largest town, within its force and region', async ({ db }) => {
  const all = await mapDistricts(db, now);
  const bedford = all.find(({ slug }) => slug === 'bedford');
  expect(bedford).toMatchObject({
    ...{ latitude: 52.1346, longitude: -0.4663, hasEnded: false },
    ...{ force: { slug: 'bedfordshire-force' }, region: { slug: 'eastern-region' } },
  });
  expect(bedford!.population).toBeGreaterThan(106_940);
  expect(all.length).toBeGreaterThan(100);
});
