import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import type { ListedSite } from '#lib/institutions/sites/list.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Typed } from '#lib/web/form.ts';
import { postcode } from '../../../training/sessions/[reference]/_booking-form.ts';
import type { FormChoices } from '../_form/choices.ts';
import { staysField } from '../../_text-check.ts';
import { oneOfThese } from '../_form/fields.ts';

const yesOrNo = (error: string) => z.enum(['yes', 'no'], { error }).transform((answer) => answer === 'yes');

/** The form of a site, over the districts in which whoever fills it in may keep one. */
export const siteForm = ({ known }: Pick<FormChoices, 'known'>) =>
  z.object({
    name: line('what the site is called'),
    street: line('the street'),
    town: line('the town'),
    postcode,
    place: z.string().max(100, { error: 'Shorten where it lies to 100 characters or fewer' }).optional(),
    district: oneOfThese<AreaId>(known.districts, 'Choose one of your districts').optional(),
    stepFree: yesOrNo('Say whether people get in without steps'),
    hearingLoop: yesOrNo('Say whether there is a hearing loop'),
    accessibleToilet: yesOrNo('Say whether there is an accessible toilet'),
    parking: line('where people park', 300),
    accessNotes: paragraphs('what else to know about getting in', 500).optional(),
    ...staysField,
    sequence: z.string().optional(),
  });
type Form = ReturnType<typeof siteForm>;
export type SiteTyped = Typed<Form>;
export type SiteGiven = z.output<Form>;

const answer = (is: boolean): string => (is ? 'yes' : 'no');

/** What the form holds of a site, or of none, before anybody typed. */
export function filledFrom(found: ListedSite | null, choices: Pick<FormChoices, 'known'>): SiteTyped {
  if (!found) return emptyForm(siteForm(choices));
  const { name, street, town, parking, sequence } = found;
  return {
    ...{ name, street, town, parking, postcode: found.postcode },
    place: '',
    district: found.districtId,
    stepFree: answer(found.stepFree),
    hearingLoop: answer(found.hearingLoop),
    accessibleToilet: answer(found.accessibleToilet),
    accessNotes: found.accessNotes ?? '',
    stays: '',
    sequence: String(sequence),
  };
}
