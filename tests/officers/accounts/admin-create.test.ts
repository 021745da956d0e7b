import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { officer } from '#db/schema/officers.ts';
import { isPassword } from '#lib/officers/sign-in/password.ts';
import { it } from '../../support/database.ts';
import { grantsOf } from './people.ts';

const program = fileURLToPath(new URL('../../../src/admin-create.ts', import.meta.url));
// With a blank at its end: a password is taken as it is typed.
const password = 'quiet harbour lantern ';
const answers = ['Ruth Abelman', 'ruth@police.example', password, password];

async function run(url: string | null, lines: readonly string[], ...words: string[]) {
  const env = {
    PATH: process.env['PATH'],
    ...(url && { DATABASE_URL: url, PUBLIC_URL: 'http://localhost:4321', CONCORD_SECRET: 'x'.repeat(40) }),
  };
  const child = spawn(process.execPath, [program, ...words], { env: env as NodeJS.ProcessEnv });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (said += String(part)));
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

describe('the first administrator', () => {
  it('is made from the terminal for every region, and the password is never shown', async ({
    ownUrl,
    aConnection,
  }) => {
    const { code, said } = await run(ownUrl, answers);
    expect([code, said]).toEqual([0, expect.stringContaining('administrator for Eastern and South East.')]);
    expect(said).not.toContain(password);
    const { db } = aConnection();
    const [made] = await db.select().from(officer).where(eq(officer.email, 'ruth@police.example'));
    expect(await isPassword(password, made!.passwordHash)).toBe(true);
    expect(await grantsOf(db, made!.id)).toHaveLength(2);
    expect(await db.select().from(auditLog)).toMatchObject([
      { actorKind: 'system', operation: 'permission' },
    ]);

    const second = await run(ownUrl, ['Joan Castleford', 'joan@police.example', password, password]);
    expect([second.code, second.said]).toEqual([
      1,
      expect.stringContaining('There is an administrator already'),
    ]);
    const others = ['Joan Castleford', 'joan@police.example', password, password];
    expect(await run(ownUrl, others, '--another')).toMatchObject({ code: 0 });
    expect(await db.$count(officer)).toBe(2);
  });

  it('is asked again for a password that is short, common or typed differently', async ({ ownUrl }) => {
    const typed = [
      'Ruth Abelman',
      'not an address',
      'ruth@police.example',
      'short',
      password,
      'another',
      password,
      password,
    ];
    const { code, said } = await run(ownUrl, typed);
    expect(code).toBe(0);
    expect(said).toContain('Enter a work email address');
    expect(said).toContain('Use at least 12 characters');
    expect(said).toContain('The two passwords differ');
  });

  it('is not made when the answers end, nor without a database of one’s own', async ({
    ownUrl,
    aConnection,
  }) => {
    expect(await run(ownUrl, ['Ruth Abelman'])).toMatchObject({ code: 1 });
    expect(await aConnection().db.$count(officer)).toBe(0);
    const none = await run(null, answers);
    expect([none.code, none.said]).toEqual([1, expect.stringContaining('set DATABASE_URL')]);
  });
});
