import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import {
  inviteAgain,
  type InvitationRefusal,
  withdrawInvitation,
} from '#lib/officers/accounts/invitations.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { accountRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const form = z.object({ person: z.string().optional(), what: z.string().optional() });

const refusals: Readonly<Record<InvitationRefusal, string>> = {
  ...accountRefusals,
  'not waiting': 'They have taken up their account already, or it is closed',
};

/** Answers the buttons of the list: to send a link again, or to withdraw it. */
export async function answerInvitation(
  { request, response, locals }: Page,
  officer: Officer,
): Promise<Response | { refusal: string | null }> {
  if (request.method !== 'POST') return { refusal: null };
  const { db, now, environment } = locals;
  const { person, what } = (await readForm(request, form)).values;
  const id = readId<'officer'>(person);
  const isWithdrawn = what === 'withdraw';
  const again = (to: NonNullable<typeof id>) =>
    inviteAgain(db, officer, to, makeKey(environment.secret), now);
  if (!id) return { refusal: accountRefusals['no such account'] };
  const outcome = await (isWithdrawn ? withdrawInvitation(db, officer, id, now) : again(id));
  if (outcome.ok)
    return seeOther(withQuery(paths.staff.invitations, { done: isWithdrawn ? 'withdrawn' : 'sent' }));
  isRefused(response);
  return { refusal: refusals[outcome.reason] };
}
