import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { CommsVersionId } from '#db/schema/comms-wordings.ts';
import type { ApprovalRefusal } from '#lib/impact/comms/approve.ts';
import type { ShownVersion } from '#lib/impact/comms/pieces.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenPlan } from './_open-plan.ts';
import { sentences } from './_refusals.ts';

/** The versions of a plan that fit, among those that the reader may read. */
export const versionsIn = (
  { found }: OpenPlan,
  fits: (one: ShownVersion) => boolean,
): readonly ShownVersion[] => found.pieces.flatMap(({ shown }) => shown).filter(fits);

/** The version that the address names, if it fits; the only one that fits, where none is named. */
export function chosenIn(open: OpenPlan, fits: (one: ShownVersion) => boolean): ShownVersion | null {
  const all = versionsIn(open, fits);
  const named = all.find(({ id }) => id === open.chosen);
  return named ?? (!open.chosen && all.length === 1 ? all[0]! : null);
}

const form = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });
type Seen = { versionId: CommsVersionId; sequence: number };

/** Answers a form that only asks whether something is really to be done with a version. */
export const answerVersion = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { id: versionId, sequence: shown }: ShownVersion,
  verb: (seen: Seen) => Promise<Outcome<null, ApprovalRefusal>>,
) =>
  answerForm(
    page,
    form,
    ({ sequence }) => verb({ versionId, sequence }),
    (why) => ({ sequence: sentences[why] }),
    { sequence: String(shown) },
  );
