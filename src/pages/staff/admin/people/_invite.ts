import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { inviteOfficer } from '#lib/officers/accounts/invite.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { fromToday, inviteForm, readRole, roleRefusals } from './_role-form.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const refusals = {
  ...roleRefusals,
  'known already': { email: 'Somebody has an account with this address already' },
};

/** Answers the form by which a colleague is invited. */
export function answerInvite(page: Page, officer: Officer) {
  const { db, now, environment } = page.locals;
  return answerForm(
    page,
    inviteForm,
    async (value): Promise<Outcome<{ id: OfficerId }, keyof typeof refusals>> => {
      const role = readRole(value);
      if (typeof role === 'string') return refused(role);
      const { name, email } = value;
      return inviteOfficer(db, officer, { name, email, ...role }, makeKey(environment.secret), now);
    },
    (reason) => refusals[reason],
    fromToday(now),
  );
}
