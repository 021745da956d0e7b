import type { AstroGlobal } from 'astro';
import type { VersionRefusal } from '#lib/campaigns/resources/lock.ts';
import { editVersion } from '#lib/campaigns/resources/write.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { editForm, givenIn, noSuchDay, shownVersion } from '../_form.ts';
import type { OpenedResource } from '../_open-resource.ts';
import { sentences } from '../_words.ts';

/** Answers the form in which a version is written anew. */
export const answerEdit = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, shown, seen, now }: OpenedResource,
) =>
  answerForm(
    page,
    editForm,
    async ({ sequence, ...value }): Promise<Outcome<null, VersionRefusal | 'no such day'>> => {
      const given = givenIn(value);
      return given ? editVersion(db, officer, { ...seen, sequence }, given, now) : refused('no such day');
    },
    (why) => (why === 'no such day' ? noSuchDay : { title: sentences[why] }),
    shownVersion(shown),
  );
