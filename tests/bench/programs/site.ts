// The built site by itself, as production runs it, without the worker: what is measured is the web process.
import { connect } from '#db/client.ts';
import { readEnvironment } from '../../../src/environment.ts';
import { makeLog } from '../../../src/server/log.ts';
import { serve } from '../../../src/server.ts';

const environment = readEnvironment(process.env);
const log = makeLog(environment.logLevel);
const { sql, close } = connect(environment.databaseUrl, { max: 2, prepare: environment.databasePrepare });
const site = await serve({ environment, sql, log });

process.once(
  'disconnect',
  () =>
    void site
      .close()
      .then(close)
      .finally(() => process.exit(0)),
);
process.send?.('ready');
