import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { scores } from '#lib/institutions/corners.ts';
import { findInstitution, type InstitutionRecord } from '#lib/institutions/record/find.ts';
import { changeStanding, type StandingRefusal } from '#lib/institutions/standing/change.ts';
import { offered } from '#lib/institutions/standing-words.ts';
import { can } from '#lib/officers/can.ts';
import type { Outcome } from '#lib/outcome.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { isBlankDay, readDay, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, typedIn } from '../training/coverage/_day-field.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { doneAt, type OpenInstitution, openInstitution } from './_open-institution.ts';
import { type Checked, checkTexts, isPassed, noteStays, staysField } from '../_text-check.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const score = (what: string) =>
  z
    .string()
    .refine((typed) => scores.some((one) => String(one) === typed), { error: `Choose the ${what}` })
    .transform(Number)
    .optional();

const form = z.object({
  sequence: z.string().optional(),
  strength: z
    .string({ error: 'Choose what we do together' })
    .regex(/^[0-5]$/, { error: 'Choose what we do together' })
    .transform(Number),
  tier: z.enum(offered.tiers, { error: 'Choose how often we mean to be in touch' }),
  reach: score('reach'),
  relevance: score('relevance'),
  contact: z.enum(offered.contactStates, { error: 'Choose whether they may be contacted' }),
  ...dayBoxes('until'),
  reason: paragraphs('why it changes', 300).optional(),
  ...staysField,
});

const refusals: Record<StandingRefusal, Mistakes> = {
  'no such institution': { strength: 'This record is not there any more' },
  'changed meanwhile': {
    strength:
      'Somebody changed this record since you opened it. What you chose is kept: look at what is recorded now, then save again if it still holds',
  },
  'nothing changed': { strength: 'Nothing differs from what is recorded: change something, or leave' },
  'no reason': { reason: 'Say why: what they asked of us, or what was agreed' },
};

/** Answers the form of our standing with an institution; null when it is not for whoever is signed in. */
export async function answerStanding({ locals, params, request, response }: Page) {
  const open = await openInstitution({ locals, params }, can.manageInstitutions);
  const found = open && (await findInstitution(open.db, open.id));
  if (!open || !found) return null;
  const shown = { ...open, found, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  if (request.method !== 'POST') return { ...shown, values: emptyForm(form, filled(found)) };
  const read = await readForm(request, form);
  const until = untilOf(read.values, open.today);
  const checked = checkTexts({ reason: read.values.reason }, read.values.stays);
  const errors = { ...(read.ok ? {} : read.errors), ...until.mistake, ...checked.mistakes };
  if (!read.ok || until.mistake['until'] || !isPassed(checked)) {
    hasMistakes(response);
    return { ...shown, values: read.values, errors, concerns: checked.concerns };
  }
  const outcome = await write(open, read.value, until.on, checked);
  if (outcome.ok) return doneAt(open.id, 'standing');
  isRefused(response);
  return {
    ...shown,
    values: { ...read.values, sequence: String(found.sequence) },
    errors: refusals[outcome.reason],
  };
}

function write(
  { db, officer, id, now }: OpenInstitution,
  given: z.output<typeof form>,
  pausedUntil: Temporal.PlainDate | null,
  checked: Checked,
): Promise<Outcome<null, StandingRefusal>> {
  const { strength, tier, contact: contactState } = given;
  const [reach, relevance, reason] = [given.reach ?? null, given.relevance ?? null, given.reason ?? null];
  const standing = { strength, tier, reach, relevance, contactState, pausedUntil, reason };
  const seen = { id, sequence: Number(given.sequence ?? -1) };
  return db.transaction(async (tx) => {
    const outcome = await changeStanding(tx, officer, seen, standing, now);
    const about = { form: 'standing', entity: 'institution', entityId: id };
    if (outcome.ok) await noteStays(tx, about, checked, now);
    return outcome;
  });
}

const filled = (found: InstitutionRecord) => ({
  sequence: String(found.sequence),
  strength: String(found.strength),
  tier: found.tier,
  reach: String(found.reach ?? ''),
  relevance: String(found.relevance ?? ''),
  contact: found.contactState,
  ...(found.pausedUntil && boxesOf(typedDay(found.pausedUntil), 'until')),
});

/** The day until which contact pauses; null where it does not, or nobody said. */
function untilOf(
  values: Record<string, unknown>,
  today: Temporal.PlainDate,
): { on: Temporal.PlainDate | null; mistake: Mistakes } {
  const typed = typedIn(values, 'until');
  if (values['contact'] !== 'paused' || isBlankDay(typed)) return { on: null, mistake: {} };
  const on = readDay(typed);
  if (!on || Temporal.PlainDate.compare(on, today) <= 0 || on.year > today.year + 5)
    return { on: null, mistake: { until: 'Enter a day to come, within five years, like 3 12 2027' } };
  return { on, mistake: {} };
}
