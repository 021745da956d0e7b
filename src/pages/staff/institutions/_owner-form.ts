import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { type Colleague, ownersFor } from '#lib/institutions/owners/choices.ts';
import { nameOwner, type NamingRefusal } from '#lib/institutions/owners/name-owner.ts';
import { offered } from '#lib/institutions/standing-words.ts';
import { done, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import type { OpenInstitution } from './_open-institution.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

const form = z.object({
  part: z.enum(offered.ownerParts, { error: 'Choose owner or deputy' }),
  officer: z.string({ error: 'Choose who it is' }),
});

const refusals: Record<NamingRefusal, Mistakes> = {
  'no such institution': { officer: 'None of these institutions is there any more' },
  'no such officer': { officer: 'Choose a colleague who may look after all of these' },
};

/** What "nobody" is in the choice of colleagues. */
const nobody = 'nobody';

/** The options of the choice: the reader first, then the others by name, then nobody. */
export const ownerOptions = (colleagues: readonly Colleague[], me: string) => [
  { value: '', text: 'Choose one' },
  ...colleagues.filter(({ id }) => id === me).map(({ id, name }) => ({ value: id, text: `${name} (you)` })),
  ...colleagues.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, text: name })),
  { value: nobody, text: 'Nobody' },
];

/** Answers the form that names who looks after some institutions, all of which the officer may name owners for. */
export async function answerOwner(
  page: Page,
  { db, officer, now }: Pick<OpenInstitution, 'db' | 'officer' | 'now'>,
  chosen: readonly { id: InstitutionId; districtId: AreaId | null }[],
) {
  const districts = chosen.flatMap(({ districtId }) => districtId ?? []);
  const colleagues = await ownersFor(db, [...new Set(districts)], now);
  const verb = async ({ part, officer: who }: z.output<typeof form>) => {
    const officerId = who === nobody ? null : readId<'officer'>(who);
    if (who !== nobody && !colleagues.some(({ id }) => id === officerId)) return refused('no such officer');
    const institutionIds = chosen.map(({ id }) => id);
    const named = await nameOwner(db, officer, { institutionIds, part, officerId }, now);
    return named.ok ? done(named.value) : named;
  };
  const answer = await answerForm(page, form, verb, (reason) => refusals[reason], { part: 'owner' });
  return { ...answer, options: ownerOptions(colleagues, officer.id) };
}
