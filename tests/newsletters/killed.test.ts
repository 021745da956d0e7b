import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { newsletterRecipient, newsletterSending } from '#db/schema/newsletter-sendings.ts';
import { startMailServer } from '../mail/mail-server.ts';
import { it } from '../support/database.ts';
import { aSending } from './issue-makers.ts';
import { manySubscribers } from './many.ts';

const program = fileURLToPath(new URL('sender.ts', import.meta.url));
const toOf = (raw: string) => /^To: (.+)$/m.exec(raw)![1]!.trim();

describe('a worker that is killed while it sends', () => {
  it('leaves nobody with two and nobody without, whoever goes on', async ({ aConnection, ownUrl }) => {
    const { db } = aConnection();
    const emails = await manySubscribers(db, 240);
    const { sendingId } = await aSending(db, { perSecond: 120 });
    const received: string[] = [];
    // The hardest moment: the server has all of a message and has not answered. At three different ones.
    const killAt = new Set([40, 90, 150]);
    let worker: ChildProcess | null = null;
    const server = await startMailServer({
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push(toOf(Buffer.concat(chunks).toString()));
          if (killAt.delete(received.length)) worker?.kill('SIGKILL');
          done();
        });
      },
    });
    const isFinished = async () => (await db.select().from(newsletterSending))[0]!.finishedAt !== null;
    let runs = 0;
    while (!(await isFinished()) && runs < 60) {
      runs += 1;
      worker = spawn(process.execPath, [program, ownUrl, server.url, sendingId, '1500'], {
        stdio: 'inherit',
      });
      await once(worker, 'exit');
    }
    await server.close();
    expect(killAt.size).toBe(0);
    expect(runs).toBeGreaterThan(3);
    expect(received.toSorted()).toEqual(emails.toSorted());
    expect(await db.$count(newsletterRecipient, sql`handed_at is null`)).toBe(0);
  }, 120_000);
});
