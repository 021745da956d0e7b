import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { startCampaign } from '#lib/campaigns/start.ts';
import { audiences, longest } from '#lib/campaigns/words.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { checkedText } from '../../_checked-text.ts';
import { grouped, wide } from '../comms/_plan-form.ts';
import { campaignDone } from './_open-campaign.ts';

const form = z.object({
  name: checkedText(line('what we call it', longest.name)),
  slug: z
    .string({ error: 'Enter the address of its page' })
    .max(longest.slug, { error: `Shorten the address to ${longest.slug} characters or fewer` })
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: 'Use small letters, figures and hyphens, like talk-about-it',
    }),
  area: z.string({ error: 'Choose the area that runs it' }),
  audiences: z.array(z.enum(audiences)),
});
type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals'>;

/** Answers the form of a new campaign: shows it, or goes on to the campaign. */
export async function openNew({ request, response, locals: { db, now } }: Page, officer: Officer) {
  const choices = wide(await areaChoices(db, await areasFor(db, officer, 'writeCampaign')));
  const groups = grouped(choices);
  if (request.method !== 'POST') return { values: emptyForm(form), errors: {} as Mistakes, groups };
  const read = await readForm(request, form);
  const { values } = read;
  const area = choices.find(({ slug }) => slug === values.area);
  const errors: Mistakes = {
    ...(read.ok ? {} : read.errors),
    ...(area ? {} : { area: 'Choose the area that runs it' }),
  };
  if (!read.ok || !area) return (hasMistakes(response), { values, errors, groups });
  const { area: _, ...given } = read.value;
  const started = await startCampaign(db, officer, { ...given, areaId: area.id }, now);
  if (started.ok) return campaignDone(started.value, 'begun');
  isRefused(response);
  return {
    values,
    errors: { slug: 'Another campaign has this address. Choose another' } as Mistakes,
    groups,
  };
}
