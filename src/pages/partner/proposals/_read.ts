import type { ProposedCircle } from '#db/schema/event-proposals.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { ProposalDetails } from '#lib/calendar/proposals/details.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readWhen } from '../../staff/events/_read-when.ts';
import type { ProposalChoices } from './_choices.ts';
import type { ProposalTyped } from './_form.ts';
import { readPlace } from './_read-place.ts';

type Given = { institutionId: InstitutionId; details: ProposalDetails };
type Read = { ok: true; value: Given } | { ok: false; errors: Mistakes };

/** A proposal as its form gives it, with everything that is wrong in it at once. */
export async function readProposal(
  locals: Pick<App.Locals, 'db' | 'now'>,
  typed: ProposalTyped,
  choices: ProposalChoices,
): Promise<Read> {
  const when = readWhen(typed, {}, locals.now);
  const place = typed.postcode ? await readPlace(locals, typed, choices) : noPlace;
  const errors: Mistakes = {
    ...listMistakes(typed, choices),
    ...(when.ok ? {} : when.errors),
    ...(place.ok ? {} : place.errors),
  };
  if (!when.ok || !place.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const details = { ...wordsOf(typed), ...when.value, ...place.value };
  return { ok: true, value: { institutionId: typed.organisation as InstitutionId, details } };
}

// The schema says already that it is missing.
const noPlace = { ok: false as const, errors: {} };

const wordsOf = (typed: ProposalTyped) => ({
  ...{ typeCode: typed.type, title: typed.title, summary: typed.summary, words: typed.words },
  ...{ visibility: typed.visibility as ProposedCircle, audienceCode: typed.audience || null },
  ...{ website: typed.website || null, wish: typed.wish || null },
  ...{ proposerName: typed.name, proposerEmail: typed.email, proposerPhone: typed.phone || null },
});

function listMistakes(typed: ProposalTyped, { organisations, types, audiences }: ProposalChoices): Mistakes {
  const knows = (options: readonly { value: string }[], code: string) =>
    code === '' || options.some(({ value }) => value === code);
  return {
    ...(knows(organisations, typed.organisation) ? {} : { organisation: 'Choose one of your organisations' }),
    ...(knows(types, typed.type) ? {} : { type: 'Choose a kind from the list' }),
    ...(knows(audiences, typed.audience) ? {} : { audience: 'Choose from the list' }),
  };
}
