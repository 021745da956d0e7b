import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { listOverrides, reviewOverride } from '#lib/privacy/overrides.ts';
import { answerForm } from '#lib/web/answer.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const form = z.object({ override: z.string().optional() });
const wording = () => ({ override: 'Somebody else has looked at it already' });

/** The supervisor's queue, with what was marked in it; a reader who only sees it marks nothing. */
export async function reviewQueue(page: Page, officer: Officer) {
  const { db, now } = page.locals;
  const areas = await areasFor(
    db,
    officer,
    can.reviewOverrides(officer) ? 'reviewOverrides' : 'seeOverrides',
  );
  const review = ({ override }: z.output<typeof form>) =>
    reviewOverride(db, officer, readId(override), areas, now);
  const { done, errors } = await answerForm(page, form, review, wording);
  return { isDone: done !== null, refusal: errors['override'], overrides: await listOverrides(db, areas) };
}
