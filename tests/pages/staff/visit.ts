import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { type Answer, openPage } from '../../support/page.ts';
import { now, secret } from '../../support/makers.ts';

type Page = Parameters<typeof openPage>[0];
type Asked = Omit<NonNullable<Parameters<typeof openPage>[1]>, 'locals'>;

const environment = {
  smtpUrl: null,
  publicUrl: new URL('http://localhost:4321'),
  mailFrom: 'Concord <concord@localhost>',
  secret,
} as App.Locals['environment'];

/** Locals as the guard leaves them for somebody who is signed in, outside the demonstration. */
export const localsFor = (db: Db, officer: Officer | null): Partial<App.Locals> => ({
  db,
  now,
  officer,
  environment,
  demonstration: false,
  requestId: 'test',
  clientAddress: '192.0.2.1',
  limits: { allow: () => Promise.resolve({ ok: true }) },
});

/** Opens a staff page as an officer. */
export const visit = (page: Page, db: Db, officer: Officer, asked: Asked = {}): Promise<Answer> =>
  openPage(page, { ...asked, locals: localsFor(db, officer) });
