import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionDetails } from '#lib/institutions/details.ts';
import type { InstitutionRecord } from '#lib/institutions/record/find.ts';
import { emailAddress, line, paragraphs } from '#lib/web/fields.ts';
import type { Typed } from '#lib/web/form.ts';
import { phone, postcode } from '../../../training/sessions/[reference]/_booking-form.ts';
import { staysField } from '../../_text-check.ts';
import type { FormChoices } from './choices.ts';
import { aliases, identifier, languages, oneOfThese, website } from './fields.ts';

/** The form of an institution, over what it offers to whoever fills it in. */
export const institutionForm = ({ known }: FormChoices) =>
  z.object({
    name: line('the name'),
    aliases: aliases.optional(),
    type: oneOfThese(known.types, 'Choose what kind of institution it is'),
    district: oneOfThese<AreaId>(known.districts, 'Choose one of your districts').optional(),
    neighbourhood: oneOfThese<AreaId>(known.neighbourhoods, 'Choose one of your neighbourhoods').optional(),
    postcode: postcode.optional(),
    urn: identifier('urn').optional(),
    odsCode: identifier('odsCode').optional(),
    charityNumber: identifier('charityNumber').optional(),
    companyNumber: identifier('companyNumber').optional(),
    website: website.optional(),
    mailbox: emailAddress('the mailbox', 'office@school.example').optional(),
    telephone: phone.optional(),
    languages: languages.optional(),
    hires: z.boolean(),
    hireWords: paragraphs('what to know about hiring', 500).optional(),
    sequence: z.string().optional(),
    sure: z.boolean(),
    ...staysField,
  });
type Form = ReturnType<typeof institutionForm>;
export type InstitutionTyped = Typed<Form>;

/** What was typed as the verbs take it. */
export const detailsOf = (given: z.output<Form>): InstitutionDetails => ({
  name: given.name,
  aliases: given.aliases ?? [],
  typeCode: given.type,
  districtId: given.district ?? null,
  neighbourhoodId: given.neighbourhood ?? null,
  postcode: given.postcode ?? null,
  urn: given.urn ?? null,
  odsCode: given.odsCode ?? null,
  charityNumber: given.charityNumber ?? null,
  companyNumber: given.companyNumber ?? null,
  website: given.website ?? null,
  mailbox: given.mailbox ?? null,
  telephone: given.telephone ?? null,
  languages: given.languages ?? [],
  hiresOutVenue: given.hires,
  hireWords: given.hireWords ?? null,
});

/** What the form holds of a record before anybody typed. */
export const filledFrom = (found: InstitutionRecord, others: readonly string[]): InstitutionTyped => ({
  name: found.name,
  aliases: others.join('\n'),
  type: found.typeCode,
  district: found.districtId ?? '',
  neighbourhood: found.neighbourhoodId ?? '',
  postcode: found.postcode ?? '',
  urn: found.urn ?? '',
  odsCode: found.odsCode ?? '',
  charityNumber: found.charityNumber ?? '',
  companyNumber: found.companyNumber ?? '',
  website: found.website ?? '',
  mailbox: found.mailbox ?? '',
  telephone: found.telephone ?? '',
  languages: found.languages.join(', '),
  hires: found.hiresOutVenue,
  hireWords: found.hireWords ?? '',
  sequence: String(found.sequence),
  sure: false,
  stays: '',
});
