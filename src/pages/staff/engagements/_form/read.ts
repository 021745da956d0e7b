import type { AreaId } from '#db/schema/areas.ts';
import { ukMoment } from '#lib/dates.ts';
import type { EngagementGiven, PointGiven } from '#lib/engagement/given.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { readDay, readTime } from '#lib/web/typed-dates.ts';
import { atPeople, type Concern, lookThrough } from '#lib/guard/look-through.ts';
import type { Choices } from './choices.ts';
import type { Given } from './log-form.ts';
import type { TypedPoints } from './points.ts';
import { wishOf, type Where } from './where.ts';

type Values = Record<'on-day' | 'on-month' | 'on-year' | 'at' | 'said' | 'notSaid' | 'why', string>;

/** The moment that the boxes name; null where they name none. */
export function happenedAt(values: Values): Temporal.Instant | null {
  const [day, month, year] = [values['on-day'], values['on-month'], values['on-year']];
  const [on, at] = [readDay({ day, month, year }), readTime(values.at)];
  return on && at ? ukMoment(on, at) : null;
}

/** What no single box can know to be wrong. */
export function mistakesIn(values: Values, where: Where, now: Temporal.Instant): Mistakes {
  const mistakes: Mistakes = {};
  const [day, month, year] = [values['on-day'], values['on-month'], values['on-year']];
  if (!readDay({ day, month, year })) mistakes['on'] = 'Enter the day, like 3 12 2026';
  if (!readTime(values.at)) mistakes['at'] = 'Enter the time, like 2:30pm';
  const at = happenedAt(values);
  if (at && Temporal.Instant.compare(at, now) > 0)
    mistakes['on'] = 'Enter a moment that is past: this has not happened yet';
  if (values.said === 'no' && !values.notSaid.trim()) mistakes['notSaid'] = 'Enter why it was not said';
  const wish = wishOf(where.institution, now);
  if (wish && !values.why.trim())
    mistakes['why'] =
      wish === 'declined'
        ? 'Contact declined: enter why you were in touch all the same'
        : 'Contact paused: enter why you were in touch all the same';
  return mistakes;
}

const texts = ['placeWords', 'notSaid', 'summary', 'opinion', 'asked', 'why'] as const;

/** What was typed freely and does not belong in a record of an engagement. */
export function lookAt(
  values: Record<(typeof texts)[number], string>,
  typed: TypedPoints,
): { mistakes: Mistakes; concerns: Concern[] } {
  const plain = Object.fromEntries(texts.map((name) => [name, values[name]]));
  const ofPoints = Object.entries(typed).filter(([name]) => /^(?:point|followUp)-/.test(name));
  return lookThrough({ ...plain, ...Object.fromEntries(ofPoints) }, atPeople);
}

type Read = { where: Where & { areaId: AreaId }; at: Temporal.Instant; points: readonly PointGiven[] };

/** What the form says, for the verb; what is in no list of ours is left out. */
export function givenOf(given: Given, { where, at, points }: Read, choices: Choices): EngagementGiven {
  const { institution, areaId } = where;
  const isColleague = (id: string | null) => choices.colleagues.some((one) => one.id === id);
  return {
    details: {
      ...{ typeCode: given.type, purposeCode: given.purpose, happenedAt: at, areaId },
      institutionId: institution?.id ?? null,
      placeWords: given.placeWords ?? null,
      isTwoWay: !given.oneWay,
      saidPrevent: given.said === 'yes',
      notSaidBecause: given.said === 'no' ? (given.notSaid ?? null) : null,
      headcount: given.headcount ?? null,
      summary: given.summary,
      opinion: given.opinion ?? null,
      askedOfUs: given.asked ?? null,
      marking: given.marking,
    },
    points: points.map((point) => ({ ...point, followUpOwnerId: ownerOf(point, choices) })),
    outcomeCodes: given.outcomes.filter((code) => choices.terms.outcome.some((one) => one.code === code)),
    officerIds: given.officers.flatMap((id) => (isColleague(id) ? (readId<'officer'>(id) ?? []) : [])),
    contactIds: given.contacts.flatMap((id) => readId<'contact'>(id) ?? []),
  };
}

// Whoever is in no list of ours does nothing: it stays with the writer.
function ownerOf({ followUp, followUpOwnerId }: PointGiven, { colleagues }: Choices) {
  const [me] = colleagues;
  const named = colleagues.find(({ id }) => id === followUpOwnerId) ?? me;
  return followUp ? (named?.id ?? null) : null;
}

/** Codes that stand in no list: a page that was open while a list changed. */
export function unlisted(values: Record<'type' | 'purpose', string>, { terms }: Choices): Mistakes {
  const has = (kind: 'type' | 'purpose') => terms[kind].some(({ code }) => code === values[kind]);
  return {
    ...(has('type') ? {} : { type: 'Choose what kind of contact it was' }),
    ...(has('purpose') ? {} : { purpose: 'Choose what it was for' }),
  };
}
