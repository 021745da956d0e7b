import type { AstroGlobal } from 'astro';
import type { VersionRefusal } from '#lib/campaigns/resources/lock.ts';
import { editVersion } from '#lib/campaigns/resources/write.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { answerChecked } from '../../_answer-checked.ts';
import { noteStays } from '../../_text-check.ts';
import { editForm, givenIn, noSuchDay, shownVersion, textsOf } from '../_form.ts';
import type { OpenedResource } from '../_open-resource.ts';
import { sentences } from '../_words.ts';

/** Answers the form in which a version is written anew. */
export const answerEdit = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, shown, seen, now }: OpenedResource,
) =>
  answerChecked(page, editForm, {
    texts: ({ transcript }) => ({ transcript }),
    verb: async ({ sequence, ...value }, checked): Promise<Outcome<null, VersionRefusal | 'no such day'>> => {
      const given = givenIn(value);
      if (!given) return refused('no such day');
      return db.transaction(async (tx) => {
        const edited = await editVersion(tx, officer, { ...seen, sequence }, given, now);
        if (edited.ok) await noteStays(tx, textsOf(seen.id), checked, now);
        return edited;
      });
    },
    wording: (why) => (why === 'no such day' ? noSuchDay : { title: sentences[why] }),
    filled: shownVersion(shown),
  });
