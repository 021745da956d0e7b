import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { roleCodes } from '#lib/partners/memberships/mine.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import type { Suggestion } from '#lib/institutions/row.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { type AskRefusal, askMembership } from '#lib/partners/memberships/ask.ts';
import { tooMany } from '#lib/web/failure.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { actingPartner } from './_signed-in.ts';

const form = z.object({
  organisation: line('the name of your organisation', 300),
  name: line('your full name', 100),
  role: z.enum(roleCodes, { error: 'Choose what you do there' }),
});

const refusals = {
  'member already': 'You see this organisation already',
  'asked already': 'You have asked to see this organisation; the Prevent team decides',
  'too many': 'Five of your requests wait for an answer. Wait for one, or take one back',
} satisfies Record<AskRefusal, string>;

export type JoinView = {
  values: Typed<typeof form>;
  errors: Mistakes;
  /** What somebody may mean whose words named none, or several. */
  suggestions: Suggestion[];
};

/** Answers the form by which somebody asks to see an organisation. */
export async function joinPage(page: AstroGlobal): Promise<JoinView | Response> {
  const { db, now, limits, clientAddress, requestId } = page.locals;
  const actor = actingPartner(page.locals);
  if (page.request.method !== 'POST')
    return { values: emptyForm(form, { name: actor.name ?? '' }), errors: {}, suggestions: [] };
  const read = await readForm(page.request, form);
  const again = (errors: Mistakes, suggestions: Suggestion[] = []): JoinView => ({
    values: read.values,
    errors,
    suggestions,
  });
  if (!read.ok) return (hasMistakes(page.response), again(read.errors));
  const allowed = await limits.allow('partner-change', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const found = await findByLabel(db, read.value.organisation);
  if (!found) {
    hasMistakes(page.response);
    return again(...(await notFound(page, read.value.organisation)));
  }
  const asked = await askMembership(db, actor, { ...read.value, institutionId: found.id }, now);
  if (asked.ok) return seeOther(withQuery(paths.partner.home, { new: 'asked' }));
  isRefused(page.response);
  return again({ organisation: refusals[asked.reason] });
}

async function notFound({ locals }: AstroGlobal, typed: string): Promise<[Mistakes, Suggestion[]]> {
  const near = await suggestInstitutions(locals.db, typed);
  const words =
    near.length > 0
      ? 'Choose which of the organisations below you mean'
      : 'We do not know this name. Try its URN, ODS or charity number, or part of the name';
  return [{ organisation: words }, near];
}
