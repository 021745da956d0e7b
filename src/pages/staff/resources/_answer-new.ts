import type { AstroGlobal } from 'astro';
import type { z } from 'astro/zod';
import type { ResourceId } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { type AddRefusal, addResource } from '#lib/campaigns/resources/add.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { readId } from '#lib/web/read-id.ts';
import { answerChecked } from '../_answer-checked.ts';
import { type Checked, noteStays } from '../_text-check.ts';
import { givenIn, newForm, noSuchDay, textsOf } from './_form.ts';
import { sentences } from './_words.ts';

/** Answers the form of a new resource, which can begin as another one in one more language. */
export function answerNew(
  page: Pick<AstroGlobal, 'request' | 'response' | 'url' | 'locals'>,
  officer: Officer,
) {
  const sameAs = readId<'resource'>(page.url.searchParams.get('like')) ?? '';
  return answerChecked(page, newForm, {
    texts: ({ transcript }) => ({ transcript }),
    verb: (value, checked) => added(page.locals, officer, value, checked),
    wording: (why) => (why === 'no such day' ? noSuchDay : { language: sentences[why] }),
    filled: { sameAs },
  });
}

async function added(
  { db, now }: App.Locals,
  officer: Officer,
  value: z.output<typeof newForm>,
  checked: Checked,
): Promise<Outcome<ResourceId, AddRefusal | 'no such day'>> {
  const given = givenIn(value);
  if (!given) return refused('no such day');
  const about = { kind: value.kind, language: value.language, sameAs: readId<'resource'>(value.sameAs) };
  return db.transaction(async (tx) => {
    const made = await addResource(tx, officer, { ...given, ...about }, now);
    if (made.ok) await noteStays(tx, textsOf(made.value), checked, now);
    return made;
  });
}
