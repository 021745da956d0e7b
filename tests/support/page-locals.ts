import type { APIContext } from 'astro';
import type { Db } from '#db/client.ts';
import { now, secret } from './makers.ts';

/** What the middleware gives to pages, for pages that are opened in this process; no form is ever too many. */
export const localsFor = (db: Db): Partial<APIContext['locals']> => ({
  db,
  now,
  environment: { secret, publicUrl: new URL('http://localhost:4321') } as APIContext['locals']['environment'],
  limits: { allow: () => Promise.resolve({ ok: true }) },
  clientAddress: '127.0.0.1',
  requestId: 'a-request',
  signIn: null,
});
