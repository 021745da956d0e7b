import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { beginIssue } from '#lib/newsletters/issues/write.ts';
import { done } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedInvitation } from '../comms/_checked.ts';

const form = z.object({
  subject: checkedInvitation(line('the subject', 120) as unknown as z.ZodType<string>),
});

/** Answers the form with which a newsletter is begun. */
export const answerNew = (page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>, officer: Officer) =>
  answerForm(
    page,
    form,
    async ({ subject }) => {
      const first = { subject, previewLine: '', filter: { all: [] } };
      const blocks = [{ kind: 'text' as const, markdown: '' }];
      return done(await beginIssue(page.locals.db, officer, { ...first, blocks }, page.locals.now));
    },
    () => ({}),
  );
