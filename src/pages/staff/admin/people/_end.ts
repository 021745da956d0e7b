import { z } from 'astro/zod';
import { endRole } from '#lib/officers/accounts/end-role.ts';
import type { PersonGrant } from '#lib/officers/accounts/grants.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { readDay } from '#lib/web/typed-dates.ts';
import type { OpenPerson } from './_open-person.ts';
import { endRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number } };

const part = z.string().max(4).default('');

const endForm = z.object({
  when: z.enum(['now', 'later'], { error: 'Choose when it ends' }),
  'last-day': part,
  'last-month': part,
  'last-year': part,
  reason: line('why it ends', 300),
});

/** Answers the form by which a role ends, at once or after a day. */
export function answerEnd(page: Page, { db, officer, person, now }: OpenPerson, grant: PersonGrant) {
  return answerForm(
    page,
    endForm,
    async (typed): Promise<Outcome<null, keyof typeof endRefusals>> => {
      const day = { day: typed['last-day'], month: typed['last-month'], year: typed['last-year'] };
      const lastDay = typed.when === 'later' ? readDay(day) : null;
      if (typed.when === 'later' && !lastDay) return refused('no such day');
      return endRole(db, officer, person.id, grant.id, { lastDay, reason: typed.reason }, now);
    },
    (reason) => endRefusals[reason],
  );
}
