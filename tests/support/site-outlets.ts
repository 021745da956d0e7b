import { encoded, type Fields } from './form-client.ts';
import type { SiteDatabase } from './site-database.ts';
import { lettersTo } from './site-mail.ts';
import { saidBy, textIn } from './site-scan.ts';

type At = { url: string };

/** Sends a form as its page does; the answer with every byte of a file in it. */
async function sendForm(
  { url }: At,
  path: string,
  { cookie = '', ...fields }: Fields & { cookie?: string },
): Promise<Response> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    cookie,
  };
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers,
    body: encoded(fields),
    redirect: 'manual',
  });
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}.`);
  return answer;
}

/** Signs a partner in by the link that is mailed to them: the Cookie header. */
export async function partnerByLink(site: At, database: SiteDatabase, email: string): Promise<string> {
  await sendForm(site, '/partner/sign-in', { email });
  const [letter] = await lettersTo(database, site.url, email);
  const { signInUrl } = letter!.fields as unknown as { signInUrl: string };
  const entered = await sendForm(site, new URL(signInUrl).pathname, {});
  return entered.headers.get('set-cookie')!.split(';', 1)[0]!;
}

/** What a calendar program reads at a secret address that is made on a page. */
export async function feedMadeOn(
  site: At,
  path: string,
  given: Fields & { cookie: string },
): Promise<string> {
  const page = await saidBy(await sendForm(site, path, given));
  const address = /\/calendars\/[\w-]+\/calendar\.ics/.exec(page);
  if (!address) throw new Error(`${path} gave no address of a calendar.`);
  return saidBy(await fetch(site.url + address[0]));
}

type Cookies = { asker: string; approver: string };
const why = { reason: 'To plan the visits of the spring', recipient: 'The team' };

/** Every list that can be taken away, as CSV and as a workbook: what each file says. */
export async function listsTakenAway(
  site: At,
  { asker, approver }: Cookies,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const page of ['institutions', 'contacts', 'coverage', 'engagements'])
    for (const format of ['csv', 'xlsx']) {
      const asked = await sendForm(site, `/staff/exports/new?page=${page}`, {
        ...why,
        format,
        cookie: asker,
      });
      const [path = ''] = asked.headers.get('location')!.split('?');
      if (page === 'contacts' || page === 'engagements')
        await sendForm(site, path, { do: 'approve', cookie: approver });
      const taken = await sendForm(site, path, { do: 'take', cookie: asker });
      files[`${page}.${format}`] = textIn(new Uint8Array(await taken.arrayBuffer()));
    }
  return files;
}

/** The list of the Prevent duty, which has a page of its own. */
export const dutyTakenAway = async (site: At, cookie: string): Promise<Record<string, string>> => ({
  duty: await saidBy(await sendForm(site, '/staff/training/coverage/export', { ...why, cookie })),
});

/** The access log itself, by whoever reads it. */
export const logTakenAway = async (site: At, cookie: string): Promise<Record<string, string>> => ({
  log: await saidBy(await sendForm(site, '/staff/admin/access-log/export', { ...why, cookie })),
});
