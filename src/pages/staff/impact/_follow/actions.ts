import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { addAction } from '#lib/impact/actions/add.ts';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { readDay } from '#lib/web/typed-dates.ts';
import { answerGuarded } from '../_guarded-form.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { placesOf } from '../_places.ts';
import { sentences } from '../_refusals.ts';

const text = (max: number) =>
  z
    .string()
    .max(max, { error: `Shorten it to ${max} characters or fewer` })
    .optional();
const form = z.object({
  what: z
    .string({ error: 'Say what is to be done' })
    .max(300, { error: 'Shorten it to 300 characters or fewer' }),
  owner: z.string().optional(),
  organisation: text(120),
  'due-day': z.string().optional(),
  'due-month': z.string().optional(),
  'due-year': z.string().optional(),
  reason: text(500),
});
type Values = Form<typeof form>['values'];

const dayIn = (values: Values) =>
  readDay({ day: values['due-day'], month: values['due-month'], year: values['due-year'] });

/** Answers the form that adds an action, for an officer or an organisation. */
export const answerAdd = (
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  open: OpenImpact,
  owners: readonly { id: OfficerId }[],
) =>
  answerGuarded(page, page.locals, {
    ...{ schema: form, form: 'impact_action', id: open.id, sentences },
    ...{ texts: ['what', 'organisation'], places: placesOf(open) },
    wrong: ({ values }): Mistakes => ({
      ...(dayIn(values) ? {} : { due: 'Enter the day until which it is done, like 3 12 2026' }),
      ...ownerMistake(values, owners),
    }),
    verb: (tx, value) => {
      const dueOn = dayIn(value as unknown as Values)!;
      const owner = owners.find(({ id }) => id === value.owner)?.id;
      const whose = owner
        ? { ownerId: owner, organisation: null }
        : { ownerId: null, organisation: value.organisation! };
      return addAction(tx, open.officer, open.id, { what: value.what, dueOn, ...whose }, open.now);
    },
  });

function ownerMistake(values: Values, owners: readonly { id: OfficerId }[]): Mistakes {
  if (values.owner && values.organisation) return { owner: 'Choose an officer or an organisation, not both' };
  if (values.owner && !owners.some(({ id }) => id === values.owner)) return { owner: 'Choose an officer' };
  return values.owner || values.organisation
    ? {}
    : { owner: 'Choose who does it, or enter the organisation below' };
}
