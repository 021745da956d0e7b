import { openAgain, wakeAccount } from '#lib/officers/accounts/reopen.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenPerson } from './_open-person.ts';
import { accountRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number } };

const refusals = {
  ...accountRefusals,
  'not closed': 'This account is open',
  erased: 'Whose account it was is no longer kept. Invite them as somebody new',
  'not dormant': 'This account is awake',
};

/** Answers the button by which a closed account is opened again, or a dormant one woken. */
export async function answerOpen(
  { request, response }: Page,
  { db, officer, person, now, here }: OpenPerson,
): Promise<Response | { errors: Mistakes }> {
  if (request.method !== 'POST') return { errors: {} };
  const isClosed = person.state === 'closed';
  const outcome = await (isClosed ? openAgain : wakeAccount)(db, officer, person.id, now);
  if (outcome.ok) return seeOther(withQuery(here, { done: isClosed ? 'opened' : 'woken' }));
  isRefused(response);
  return { errors: { account: refusals[outcome.reason] } };
}
