import type { AstroGlobal } from 'astro';
import { overContactOf } from '#lib/institutions/coverage/over-contact.ts';
import { aliasesOf } from '#lib/institutions/details.ts';
import { networksOf } from '#lib/institutions/networks/list.ts';
import { listOwners } from '#lib/institutions/owners/list.ts';
import { findInstitution } from '#lib/institutions/record/find.ts';
import { findLead } from '#lib/institutions/record/find-lead.ts';
import { nextContacts } from '#lib/institutions/record/next-contact.ts';
import { requestsFrom, wholeSessions } from '#lib/institutions/record/training.ts';
import { listRelated } from '#lib/institutions/relationships/list.ts';
import { listSites } from '#lib/institutions/sites/list.ts';
import { listStanding } from '#lib/institutions/standing/history.ts';
import { can } from '#lib/officers/can.ts';
import { mayReach } from '#lib/officers/staff-pages.ts';
import { visitLimit } from '#lib/visits.ts';
import { type OpenInstitution, openInstitution } from '../_open-institution.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;

/** All that the record of an institution shows; null when it is not there, or not for whoever is signed in. */
export async function openRecord(page: Page) {
  const open = await openInstitution(page, can.seeInstitutions);
  const institution = open && (await findInstitution(open.db, open.id));
  if (!open || !institution) return null;
  const { db, officer, id, now } = open;
  const may = allowed(open, institution.hasPreventDuty);
  const [others, owners, standing, lead, next, sites, related, networks, sessions, requests, often] =
    await Promise.all([
      aliasesOf(db, [id]),
      listOwners(db, id),
      listStanding(db, id),
      may.seeLead ? findLead(db, officer, id, now) : null,
      nextContacts(db, id, now),
      listSites(db, id),
      listRelated(db, id),
      networksOf(db, id),
      may.seeTraining ? wholeSessions(db, id, officer.id, now) : [],
      may.seeRequests ? requestsFrom(db, id) : [],
      may.seeVisits ? overContactOf(db, { id, limit: await visitLimit(db) }, now) : null,
    ]);
  const parts = { others, owners, standing, lead, next, sites, related, networks, sessions, requests, often };
  return { ...open, institution, may, ...parts };
}
export type OpenRecord = NonNullable<Awaited<ReturnType<typeof openRecord>>>;

function allowed({ officer, path }: OpenInstitution, isBound: boolean) {
  const manage = can.manageInstitutions(officer, path);
  return {
    manage,
    nameOwner: can.nameOwner(officer, path),
    seeLead: can.seeCoverage(officer, path),
    seeDuty: isBound && can.seeCoverage(officer, path),
    seeTraining: can.seeTraining(officer, path),
    seeRequests: can.seeRequests(officer, path),
    seeVisits: can.seeEngagements(officer, path),
    merge: can.mergeInstitutions(officer, path),
    log: can.logEngagement(officer, path) && mayReach(officer, '/staff/engagements/new'),
    promise: can.keepPromises(officer, path) && mayReach(officer, '/staff/promises/new'),
  };
}
