import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { installQueues } from '#lib/jobs/install.ts';
import { measureImport } from './tests/bench/imports.ts';
const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
const database = await startEmbedded({ dataDir: folder });
const { sql, close } = connect(database.url);
await migrate(sql); await installQueues(database.url); await seedReference(sql);
try { for (const r of await measureImport({databaseUrl:database.url, folder})) console.log(r.join(' ')); }
finally { await close(); await database.stop(); await rm(folder,{recursive:true,force:true}); }
