import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { askCorrection, correctionsOf } from '#lib/engagement/shown/corrections.ts';
import { findShown } from '#lib/engagement/shown/for-institution.ts';
import { guardRoute } from '#lib/guard/words.ts';
import { type Errand, tellKeepers } from '#lib/institutions/contacts/keeper-mail.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { concernsIn } from '../training/_concerns.ts';
import type { Open } from './_signed-in.ts';

const form = z.object({
  formToken: z.uuid({ error: 'Open the page again' }),
  words: paragraphs('what is not right', 1000),
});

/** The page on which an organisation sees one engagement and may ask for a correction; null where it is not shown. */
export async function correctionPage({ request, response, params }: AstroGlobal, open: Open) {
  const { db, actor, id: institutionId, now } = open;
  const id = readId<'engagement'>(params['engagement']);
  const one = await findShown(db, actor, { institutionId, id }, now);
  if (!one) return null;
  const earlier = await correctionsOf(db, one.id);
  const values = emptyForm(form, { formToken: crypto.randomUUID() });
  if (request.method !== 'POST') return { one, earlier, values, errors: {} };
  const read = await readForm(request, form);
  const errors: Mistakes = { ...lookThrough(read.values.words), ...(read.ok ? {} : read.errors) };
  if (!read.ok || Object.keys(errors).length > 0)
    return (hasMistakes(response), { one, earlier, values: read.values, errors });
  const asked = { ...read.value, engagementId: one.id, institutionId };
  const outcome = await ask(open, asked);
  if (outcome.ok)
    return seeOther(withQuery(paths.partner.organisation(institutionId), { new: 'correction' }));
  isRefused(response);
  const gone = 'This is not shown any more. The officer who came is looking at it.';
  return { one, earlier, values: read.values, errors: { words: gone } };
}

// Nothing about a person belongs in a correction; a worry has its own way.
const lookThrough = (words: string): Mistakes =>
  Object.fromEntries(
    concernsIn({ words }).map(({ field, finding, words: said }) => [
      field,
      finding === 'worry about a person' ? guardRoute : said,
    ]),
  );

const ask = ({ db, actor, now }: Open, asked: Parameters<typeof askCorrection>[2]) =>
  db.transaction(async (tx) => {
    const outcome = await askCorrection(tx, actor, asked, now);
    if (!outcome.ok) return outcome;
    const errand = answerIt(paths.staff.showEngagement(asked.engagementId));
    await tellKeepers(tx, new Map(outcome.value.officers.map((id) => [id, errand])), now);
    return outcome;
  });

const answerIt = (list: string): Errand => ({
  headline: 'An organisation asks for a correction',
  lines: ['It was shown what we recorded of an engagement, and says that something is not right.'],
  buttonWords: 'Read what they ask, and answer',
  list,
});
