import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { ShownVersion } from '#lib/impact/comms/pieces.ts';
import { releaseWording } from '#lib/impact/comms/release.ts';
import { listCommsTerms } from '#lib/impact/comms/terms.ts';
import { longest } from '#lib/impact/comms/words.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedWords } from './_checked.ts';
import type { OpenPlan } from './_open-plan.ts';
import { sentences } from './_refusals.ts';

const use = z.object({
  channel: z.string({ error: 'Choose by what it goes out' }),
  where: checkedWords(line('where it was used', longest.where)).optional(),
});

/** Whether a version can go out, or went out already and is used again. */
export const releasable = ({ state }: ShownVersion): boolean =>
  state === 'ready' || state === 'held' || state === 'released';

/** Answers the form of whoever releases wording, with the channels that it offers. */
export async function answerRelease(
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, asked, now }: OpenPlan,
  { id: versionId }: ShownVersion,
) {
  const { channel: channels } = await listCommsTerms(db);
  const answer = await answerForm(
    page,
    use,
    ({ channel, where }) =>
      releaseWording(
        db,
        officer,
        { ...asked, versionId },
        { channelCode: channel, usedWhere: where ?? null },
        now,
      ),
    (why) => ({ channel: sentences[why] }),
  );
  return { ...answer, channels };
}
export type ReleaseAnswer = Awaited<ReturnType<typeof answerRelease>>;
