// A worker that sends one newsletter, as a process of its own: for tests and benches that kill it.
import { connect } from '#db/client.ts';
import type { SendingId } from '#db/schema/newsletter-sendings.ts';
import { openSql } from '#db/sql.ts';
import { openHands } from '#lib/newsletters/sending/lanes.ts';
import { sendSlice } from '#lib/newsletters/sending/send.ts';
import { aPress } from './issue-makers.ts';

const [databaseUrl = '', smtpUrl = '', id = '', leaseMs = '1500'] = process.argv.slice(2);
const { db, close } = connect(databaseUrl, { max: 4 });
const ledger = openSql(databaseUrl, { max: 1 });
const press = aPress(ledger, smtpUrl);
const clock = () => Temporal.Now.instant();
await sendSlice(
  {
    db,
    clock,
    leaseMs: Number(leaseMs),
    open: (version, held) => openHands({ ...press, clock }, version, held),
  },
  id as SendingId,
);
await ledger.end();
await close();
