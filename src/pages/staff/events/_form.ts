import { z } from 'astro/zod';
import { line, paragraphs, wholeNumber } from '#lib/web/fields.ts';
import type { Typed } from '#lib/web/form.ts';
import { checkedText } from '../../_checked-text.ts';
import { dayBoxes } from '../training/coverage/_day-field.ts';
import { repeatShape } from './_repeat-fields.ts';

/** When an event is: asked for when it is added, and again when it moves. */
export const whenFields = {
  ...dayBoxes('on'),
  ...dayBoxes('until'),
  allDay: z.boolean(),
  from: z.string().optional(),
  to: z.string().optional(),
  // What the reader was warned of already: warned once, they may go ahead.
  knows: z.string().max(1000).optional(),
};

const whole = (what: string, from: number, to: number) =>
  wholeNumber(`Enter ${what}, a number from ${from} to ${to}`, from, to).optional();

export const eventForm = z.object({
  sequence: z.string().optional(),
  type: z.string({ error: 'Choose what kind of event it is' }),
  title: checkedText(line('what it is called', 150)),
  summary: checkedText(line('what it is in one sentence', 240)),
  description: checkedText(paragraphs('the words of its page', 4000)).optional(),
  visibility: z.enum(['usual', 'public', 'partners', 'staff', 'named_group']).optional(),
  police: z.enum(['yes', 'no'], { error: 'Say whether police host it' }),
  organiser: checkedText(line('who holds it', 150)),
  hosts: checkedText(paragraphs('who holds it too', 800)).optional(),
  ...whenFields,
  mode: z.enum(['in_person', 'online', 'both'], { error: 'Choose where it is held' }),
  site: z.string().optional(),
  venue: checkedText(line('the venue', 150)).optional(),
  postcode: line('the postcode', 10).optional(),
  area: z.string().optional(),
  neighbourhood: z.string().optional(),
  venueAccess: z.array(z.string()),
  parking: checkedText(line('what to say of parking', 200)).optional(),
  accessNotes: checkedText(line('what else helps people get in', 300)).optional(),
  link: z
    .url({ error: 'Enter the whole link, like https://meet.example/room', protocol: /^https$/ })
    .optional(),
  lead: z.string({ error: 'Choose who leads it' }),
  going: z.array(z.string()),
  audiences: z.array(z.string()),
  access: z.array(z.string()),
  safety: checkedText(paragraphs('the safety notes', 2000)).optional(),
  registration: z.enum(['none', 'heads', 'email'], { error: 'Choose whether people register' }),
  capacity: whole('how many can come', 1, 10_000),
  party: whole('how many may come together', 1, 50),
  ...dayBoxes('closes'),
  // A new event alone is asked how it comes back; of the dates that it showed, the form remembers the rule.
  ...repeatShape,
  seenDates: z.string().max(300).optional(),
});
export type EventTyped = Typed<typeof eventForm>;

export const sequenceField = z.coerce.number({ error: 'Open the page again' }).int();

export const moveForm = z.object({
  ...whenFields,
  sequence: sequenceField,
  reason: checkedText(line('why it moves', 300)).optional(),
});

export const reasonForm = z.object({
  sequence: sequenceField,
  reason: checkedText(line('why, for everybody to read', 300)),
});

export const debriefForm = z.object({
  sequence: z.coerce.number().int().optional(),
  headcount: wholeNumber('Enter how many came, a number from 0 to 100000', 0, 100_000),
  feedback: checkedText(paragraphs('what people said', 3000)).optional(),
  learned: checkedText(paragraphs('what we learned', 3000)).optional(),
});
