import { grantRole } from '#lib/officers/accounts/grant-role.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenPerson } from './_open-person.ts';
import { grantRefusals } from './_refusals.ts';
import { fromToday, grantForm, readRole } from './_role-form.ts';

type Page = { request: Request; response: { status?: number } };

/** Answers the form by which a colleague is given a role. */
export function answerGrant(page: Page, { db, officer, person, now }: OpenPerson) {
  return answerForm(
    page,
    grantForm,
    async (value): Promise<Outcome<null, keyof typeof grantRefusals>> => {
      const role = readRole(value);
      if (typeof role === 'string') return refused(role);
      return grantRole(db, officer, person.id, { ...role, reason: value.reason }, now);
    },
    (reason) => grantRefusals[reason],
    fromToday(now),
  );
}
