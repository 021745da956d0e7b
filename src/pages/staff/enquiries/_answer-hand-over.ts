import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { routeCodes, routeWords } from '#lib/engagement/routes.ts';
import { handOverEnquiry } from '#lib/enquiries/hand-over.ts';
import { grantsFor } from '#lib/officers/can.ts';
import { forgetOverrides } from '#lib/privacy/forget-overrides.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenEnquiry } from './_open-enquiry.ts';
import { refusals } from './_words.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  route: z.enum(routeCodes, { error: 'Choose the route that it went' }),
  sure: z.boolean().refine((ticked) => ticked, { error: 'Confirm that it has reached the right people' }),
});

/** Answers the page that notes a hand-over and wipes the enquiry it came in. */
export const answerHandOver = (page: Pick<AstroGlobal, 'request' | 'response'>, open: OpenEnquiry) =>
  answerForm(
    page,
    form,
    ({ sequence, route }) => wipeAll(open, { sequence, route }),
    (why) => ({ route: refusals[why] ?? why }),
    { sequence: String(open.seen.sequence) },
  );

type Asked = Pick<z.output<typeof form>, 'sequence' | 'route'>;

/** Erases the enquiry, and in the same transaction what other rooms hold of it. */
const wipeAll = ({ db, officer, seen, now }: OpenEnquiry, { sequence, route }: Asked) =>
  db.transaction(async (tx) => {
    const { areaId } = grantsFor(officer, 'answerEnquiries')[0]!;
    const passed = { route, toRole: routeWords[route].toRole, areaId };
    const outcome = await handOverEnquiry(tx, officer, { ...seen, sequence, passed }, now);
    if (outcome.ok) await forgetOverrides(tx, [seen.id]);
    return outcome;
  });
