import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { ukDay } from '#lib/dates.ts';
import { contactNow } from '#lib/institutions/contact-now.ts';
import { institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { addReader, endReader } from '#lib/tension/summaries/readers.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenReaders } from './_open-readers.ts';

const form = z.object({
  do: z.enum(['officer', 'institution', 'end'], { error: 'Choose what is to be done' }),
  officer: z.string().optional(),
  output: z.enum(['restricted', 'shareable']).optional(),
  organisation: z.string().max(200).optional(),
  reader: z.string().optional(),
});

const mistakes = {
  'no officer': { officer: 'Choose an officer of the list' },
  'not all of it': { output: 'They may not read all of it there: choose what is shared' },
  'no institution': { organisation: 'Choose an institution as it stands on record' },
  'stay away': { organisation: 'They asked us to stay away, or for a pause' },
  'no mailbox': { organisation: 'Write the mailbox of their office on their record first' },
  elsewhere: { organisation: 'This institution does not lie in the force' },
  'there already': { organisation: 'They are on the list already' },
  'no such reader': { reader: 'They are not on the list any more' },
} satisfies Record<string, Mistakes>;
type Why = keyof typeof mistakes;
type Typed = z.output<typeof form>;

/** Answers the forms of the list of readers: puts somebody on it, or takes them off. */
export async function answerReaders(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenReaders,
) {
  const shown = { values: emptyForm(form, { output: 'shareable' }), errors: {} as Mistakes };
  if (request.method !== 'POST') return shown;
  const read = await readForm(request, form);
  if (!read.ok) return (hasMistakes(response), { values: read.values, errors: read.errors });
  const outcome = await deeds[read.value.do](open, read.value);
  const page = withQuery(paths.staff.summaryReaders(open.area.slug), {
    done: read.value.do === 'end' ? 'ended' : 'added',
  });
  if (outcome.ok) return seeOther(page);
  const says = outcome.reason === 'there already' || outcome.reason === 'no such reader';
  (says ? isRefused : hasMistakes)(response);
  const wording: Mistakes =
    outcome.reason === 'there already' && read.value.do === 'officer'
      ? { officer: 'They are on the list already' }
      : mistakes[outcome.reason];
  return { values: read.values, errors: wording };
}

const deeds = {
  officer: async (open: OpenReaders, { officer: id, output = 'shareable' }: Typed) => {
    const known = open.officers.find((one) => one.id === id);
    if (!known) return refused('no officer');
    if (output === 'restricted' && !known.mayReadAll) return refused('not all of it');
    return addReader(open.db, open.officer, { areaId: open.area.id, officerId: known.id, output }, open.now);
  },
  institution: async (open: OpenReaders, { organisation = '' }: Typed) => {
    const found = await mailboxOf(open, organisation);
    if (!found.ok) return found;
    return addReader(open.db, open.officer, { areaId: open.area.id, ...found.value }, open.now);
  },
  end: async (open: OpenReaders, { reader }: Typed) => {
    const id = readId<'tension_summary_reader'>(reader);
    if (!id) return refused('no such reader');
    return endReader(open.db, open.officer, { id, areaId: open.area.id }, open.now);
  },
} satisfies Record<Typed['do'], (open: OpenReaders, typed: Typed) => Promise<Outcome<unknown, Why>>>;

// A mailbox of an office, never somebody's own: it stands on the record of the institution.
async function mailboxOf({ db, area, now }: OpenReaders, typed: string) {
  const found = await findByLabel(db, typed);
  const there = found && (await institutionThere(db, found.id));
  if (!there) return refused('no institution' as const);
  if (contactNow(there, ukDay(now)) !== 'open') return refused('stay away' as const);
  const within = await areasWithin(db, area.slug);
  if (!there.districtId || !within.has(there.districtId as AreaId)) return refused('elsewhere' as const);
  return there.mailbox
    ? done({ institutionId: there.id, email: there.mailbox })
    : refused('no mailbox' as const);
}
