import { connect } from '#db/client.ts';
import type { SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import { workOnList } from '#lib/newsletters/imports/work.ts';
import { anOfficer, now, secret } from '../support/makers.ts';

// A worker that tests can kill: `node list-worker.ts DATABASE-URL LIST`.
const [databaseUrl, id] = process.argv.slice(2);
const { db, close } = connect(databaseUrl!, { max: 4 });
const officer = await anOfficer(db, 'comms');
await workOnList({ db, secret, clock: () => now }, id as SubscriberImportId, async () => officer);
await close();
