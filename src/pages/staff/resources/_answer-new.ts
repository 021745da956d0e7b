import type { AstroGlobal } from 'astro';
import type { ResourceId } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { type AddRefusal, addResource } from '#lib/campaigns/resources/add.ts';
import { answerForm } from '#lib/web/answer.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { readId } from '#lib/web/read-id.ts';
import { givenIn, newForm, noSuchDay } from './_form.ts';
import { sentences } from './_words.ts';

/** Answers the form of a new resource, which can begin as another one in one more language. */
export function answerNew(
  page: Pick<AstroGlobal, 'request' | 'response' | 'url' | 'locals'>,
  officer: Officer,
) {
  const { db, now } = page.locals;
  const sameAs = readId<'resource'>(page.url.searchParams.get('like')) ?? '';
  return answerForm(
    page,
    newForm,
    async (value): Promise<Outcome<ResourceId, AddRefusal | 'no such day'>> => {
      const given = givenIn(value);
      if (!given) return refused('no such day');
      const about = { kind: value.kind, language: value.language, sameAs: readId<'resource'>(value.sameAs) };
      return addResource(db, officer, { ...given, ...about }, now);
    },
    (why) => (why === 'no such day' ? noSuchDay : { language: sentences[why] }),
    { sameAs },
  );
}
