import { anEnquiry } from './enquiry-makers.ts';
import { anOfficer } from './makers.ts';
import { aRoute, aSignpost, aTemplate } from './signpost-makers.ts';
import { theArea } from './engagement-makers.ts';
import type { SiteDatabase } from './site-database.ts';

/** Records of enquiries and signposts for pages that ask for one. */
export async function enquiryRecords({ db }: Pick<SiteDatabase, 'db'>): Promise<Record<string, string>> {
  const keeper = await anOfficer(db);
  const at = Temporal.Now.instant();
  return {
    enquiry: await anEnquiry(db, { at }),
    replyTemplate: (await aTemplate(db, keeper)).id,
    signpost: await aSignpost(db, keeper, { at }),
    councilRoute: await aRoute(db, await theArea(db), at),
  };
}
