import { beginVersion } from '#lib/impact/assessments/begin-version.ts';
import { anApprovedImpact, aWaitingImpact } from './impact-makers.ts';
import { anOfficer } from './makers.ts';
import type { SiteDatabase } from './site-database.ts';

/** Records of impact in the states that a page asks for and the demonstration has none of. */
export async function impactRecords({ db }: Pick<SiteDatabase, 'db'>): Promise<Record<string, string>> {
  const author = await anOfficer(db, 'prevent_officer');
  const at = Temporal.Now.instant();
  const waitingImpact = await aWaitingImpact(db, author, { at });
  const twoVersions = await anApprovedImpact(db, author, { at });
  await beginVersion(db, author, twoVersions, at);
  return { waitingImpact, twoVersions };
}
