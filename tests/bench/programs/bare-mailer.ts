// The ceiling of sending: nodemailer's own pool, and the same bytes for everybody. No database, nothing written down.
import { createTransport } from 'nodemailer';

type Order = { smtpUrl: string; raw: string; count: number; connections: number };

process.on('message', async ({ smtpUrl, raw, count, connections }: Order) => {
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxMessages: Infinity,
  });
  const [began, content] = [performance.now(), Buffer.from(raw, 'latin1')];
  let next = 0;
  const sent = Array.from({ length: connections * 2 }, async () => {
    for (let one = next++; one < count; one = next++) {
      const envelope = { from: 'concord@force.example', to: [`bare${one}@many.example`] };
      await pool.sendMail({ envelope, raw: content });
    }
  });
  await Promise.all(sent);
  pool.close();
  process.send?.({ seconds: (performance.now() - began) / 1000 });
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
