import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { contactsAt } from '#lib/institutions/contacts/at-institution.ts';
import { standingOn } from '#lib/institutions/contacts/terms.ts';
import { standingText } from '#lib/institutions/contacts/words.ts';

type Locals = Pick<App.Locals, 'db' | 'now'>;

/** Who of an institution can be chosen in a form; whoever declined or is paused says so. */
export async function choicesAt(
  { db, now }: Locals,
  officer: Officer,
  institutionId: InstitutionId,
  words: string,
) {
  const today = ukDay(now);
  const there = await contactsAt(db, officer, { institutionId, words }, now);
  return there.map((one) => ({
    value: one.id,
    text: `${one.name}, ${one.title}`,
    hint: standingOn(one, today) === 'open' ? undefined : standingText(one, today),
  }));
}
