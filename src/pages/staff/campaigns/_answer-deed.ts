import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { askForApproval } from '#lib/campaigns/approve.ts';
import { beginVersion } from '#lib/campaigns/begin-version.ts';
import { makeCurrent } from '#lib/campaigns/schedule.ts';
import { readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { campaignDone, type OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const whole = z.coerce.number().int().min(0).optional();
const form = z.object({
  deed: z.enum(['ask', 'begin', 'restore', 'current']),
  version: whole,
  sequence: whole,
});
type Asked = z.output<typeof form>;

const doneWords = { ask: 'asked', begin: 'new-version', restore: 'new-version', current: 'current' } as const;

const isAllowed = ({ may }: OpenCampaign, deed: Asked['deed']): boolean =>
  deed === 'current' ? may.publish : may.write;

function act({ db, officer, id, now }: OpenCampaign, { deed, version = 0, sequence = 0 }: Asked) {
  if (deed === 'ask') return askForApproval(db, officer, { id, version, sequence }, now);
  if (deed === 'current') return makeCurrent(db, officer, { id }, now);
  return beginVersion(db, officer, { id, from: deed === 'restore' ? version : null }, now);
}

/** Does what a single button of a campaign asks for; gives the words of a refusal, or nothing when it was only opened. */
export async function answerDeed(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenCampaign,
): Promise<Response | string | null> {
  if (request.method !== 'POST') return null;
  const read = await readForm(request, form);
  if (read.ok ? !isAllowed(open, read.value.deed) : !open.may.write && !open.may.publish)
    return new Response(null, { status: 404 });
  if (!read.ok) return (hasMistakes(response), 'Open the page again, and press its button');
  const outcome = await act(open, read.value);
  if (outcome.ok) return campaignDone(open.id, doneWords[read.value.deed]);
  isRefused(response);
  return sentences[outcome.reason];
}
