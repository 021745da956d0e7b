import { z } from 'astro/zod';
import { emailAddress, line, paragraphs } from '#lib/web/fields.ts';
import type { Typed } from '#lib/web/form.ts';
import { checkedText } from '../../_checked-text.ts';
import { dayBoxes } from '../../staff/training/coverage/_day-field.ts';

const when = {
  ...dayBoxes('on'),
  ...dayBoxes('until'),
  allDay: z.boolean(),
  from: z.string().optional(),
  to: z.string().optional(),
};

const where = {
  venue: checkedText(line('where it is held', 150)),
  postcode: line('the postcode of the venue', 10),
  area: z.string().optional(),
  venueAccess: z.array(z.string()),
  parking: checkedText(line('where people can park, or that they cannot', 200)),
  access: checkedText(line('what else helps people get in', 300)).optional(),
};

/** An event as an organisation proposes it. */
export const proposalForm = z.object({
  token: z.uuid({ error: 'Open the page again' }),
  sequence: z.string().optional(),
  organisation: z.string({ error: 'Choose which organisation holds it' }),
  type: z.string({ error: 'Choose what kind of event it is' }),
  title: checkedText(line('what it is called', 150)),
  summary: checkedText(line('what it is in one sentence', 240)),
  words: checkedText(paragraphs('what happens there', 4000)),
  visibility: z.enum(['public', 'partners'], { error: 'Choose who may find it' }),
  audience: z.string().optional(),
  website: z
    .url({ error: 'Enter the whole address, like https://www.ashmere.example/fair', protocol: /^https?$/ })
    .optional(),
  ...when,
  ...where,
  wish: checkedText(paragraphs('what you would like of us', 1000)).optional(),
  name: line('the name of whoever we can ask', 120),
  email: emailAddress('their work email address'),
  phone: line('their work phone number', 40).optional(),
});
export type ProposalTyped = Typed<typeof proposalForm>;
