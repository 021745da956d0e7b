import { anOfficer } from './makers.ts';
import { aPublishedResource, aResource, aWaitingResource, withFile } from './resource-makers.ts';
import type { SiteDatabase } from './site-database.ts';

/** Resources in the states that a page asks for: in draft with a file, waiting, and published. */
export async function resourceRecords({ db, sql }: SiteDatabase): Promise<Record<string, string>> {
  const author = await anOfficer(db, 'content_editor');
  const at = Temporal.Now.instant();
  const draftResource = await aResource(db, author, { title: 'In draft' }, at);
  await withFile(db, author, draftResource, {}, at);
  const [file] = await sql<{ id: string }[]>`select f.id from resource_file f
    join resource_version v on v.id = f.version_id where v.resource_id = ${draftResource}`;
  const waitingResource = await aWaitingResource(db, author, { title: 'Waiting' }, at);
  const resource = await aPublishedResource(db, author, { title: 'Published' }, at);
  return { draftResource, draftFile: file!.id, waitingResource, resource };
}
