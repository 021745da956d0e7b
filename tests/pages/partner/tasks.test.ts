import { expect, it } from 'vitest';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { PartnerRole } from '#db/schema/partners.ts';
import { now } from '../../support/makers.ts';
import type { Home } from '../../../src/pages/partner/_home.ts';
import { tasksOf } from '../../../src/pages/partner/_tasks.ts';

const [school, trust] = ['school', 'trust'] as unknown as [InstitutionId, InstitutionId];
const offered = (institutionId: InstitutionId, isOwn: boolean) => ({
  ...{ id: 'b', title: 'Prevent awareness', institutionId, isOwn, unnamed: 0, waitingFor: 2 },
  ...{ startsAt: now.add({ hours: 90 }), changesCloseAt: now.add({ hours: 60 }), offerUntil: now },
});
const tasks = (institutionId: InstitutionId, isOwn: boolean) => {
  const at = (id: InstitutionId, role: PartnerRole) => ({ institutionId: id, role, due: 0, lapsed: 0 });
  const own = [at(school, 'training_lead'), at(trust, 'colleague')];
  const home = { coming: [offered(institutionId, isOwn)], own, requests: [], summaries: [] };
  return tasksOf(home as unknown as Home, now).map(({ text }) => text);
};

it('an offer is a task of its booker and of the training leads of its organisation, and of no colleague', () => {
  expect(tasks(school, false)).toEqual(['Accept or decline 2 places: Prevent awareness']);
  expect(tasks(trust, false)).toEqual([]);
  expect(tasks(trust, true)).toHaveLength(1);
});
