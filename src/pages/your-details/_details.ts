import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { type MonthOfLooks, looksByMonth } from '#lib/audit/looks-by-month.ts';
import { idsOfContact } from '#lib/institutions/contacts/find.ts';
import { askTerms } from '#lib/institutions/contacts/state.ts';
import { answerChange, type ChangeView } from './_change.ts';

const resumeForm = z.object({ do: z.enum(['resume'], { error: 'Use the button' }) });

/** Answers the page of details: shows all that is held, or lets us be in touch again. */
export async function detailsPage(
  Astro: AstroGlobal,
): Promise<(ChangeView<typeof resumeForm> & { months: MonthOfLooks[] }) | Response | null> {
  const { db, now, environment } = Astro.locals;
  const open = { state: 'open', pausedUntil: null, secret: environment.secret } as const;
  const page = await answerChange(Astro, resumeForm, {
    news: 'resume',
    change: ({ actor }) => askTerms(db, actor, open, now),
  });
  if (!page || page instanceof Response) return page;
  const ids = await idsOfContact(db, page.opened.id);
  const months = await looksByMonth(db, { entity: 'contact', ids }, now.subtract({ hours: 24 * 365 }));
  return { ...page, months };
}
