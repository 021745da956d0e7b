import { type Account, anAccount, codeOf, cookiesOf, password } from './account.ts';
import { formClient } from './form-client.ts';
import type { SiteDatabase } from './site-database.ts';

/** The cookie by which somebody is signed in to a site that the public reaches over TLS. */
export const signedInBy = (headers: Headers): string | undefined =>
  headers.getSetCookie().find((one) => /^__Host-sign-in=[^;]/.test(one));

/** Stands at the door of a running site with the cookies of one browser. */
export function aDoor(siteUrl: string, { db, secret }: SiteDatabase) {
  const { post } = formClient(siteUrl);
  return {
    /** An officer of Bedfordshire with a password, an app and recovery codes. */
    account: () => anAccount(db, {}, Temporal.Now.instant(), secret),
    /** Enters a right password, and gives the answer with the cookies to go on with. */
    async password({ email }: Pick<Account, 'email'>, cookie = '', typed = password) {
      const answer = await post('/sign-in', { email, password: typed }, { cookie });
      return { ...answer, cookie: cookiesOf(answer.headers.getSetCookie()) };
    },
    /** Enters a code of the app or a recovery code. */
    code: (fields: { code: string } | { recovery: string }, cookie: string) =>
      post('/sign-in/code', fields, { cookie }),
    /** The code that the app shows now. */
    shown: (account: Account) => ({ code: codeOf(account, Temporal.Now.instant()) }),
  };
}
