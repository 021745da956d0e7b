import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { PlaceId } from '#db/schema/bookings.ts';
import { changePeople, type ListedPerson, type PeopleRefusal } from '#lib/training/bookings/people.ts';
import { attendeeRoles, type RoleChoice } from '#lib/training/bookings/roles.ts';
import { comparePeople, type PeopleChange } from '#lib/training/bookings/people-change.ts';
import { findSession } from '#lib/training/sessions/find.ts';
import { waitForMore } from '#lib/training/waiting-list/wait-for-more.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, isRefused, seeOther } from '#lib/web/respond.ts';
import { concernsIn } from '../training/_concerns.ts';
import { edited, isEndless, readPeople, type Rows } from '../training/_people.ts';
import { changeRefusals, type Opened, openBooking } from './_open.ts';

const again = 'Open the page again';
const attendeesForm = z.object({
  sequence: z.string({ error: again }).regex(/^\d{1,9}$/, { error: again }),
  places: z
    .string({ error: 'Choose how many places' })
    .regex(/^\d{1,4}$/, { error: 'Choose how many places' }),
  place: z.array(z.string()),
  attendee: z.array(z.string()),
  attendeeEmail: z.array(z.string()),
  attendeeRole: z.array(z.string()),
  intent: z.string().optional(),
  more: z
    .string()
    .regex(/^\d{1,3}$/, { error: again })
    .optional(),
});

export type AttendeesView = {
  opened: Opened;
  values: Typed<typeof attendeesForm>;
  roles: readonly RoleChoice[];
  errors: Mistakes;
  refusal: string | null;
  /** Places that the session still has. */
  left: number;
  /** How many people the booking can name: what it holds, and what it can still have. */
  most: number;
  /** How many places beyond those it can wait for. */
  waitable: readonly number[];
  /** Places asked for that went meanwhile: the waiting list is offered. */
  wantsMore: number;
  step: 'edit' | 'confirm';
  change: PeopleChange | null;
  /** Names that were typed and are not in the form any more, because the booking is not what it was. */
  typed: string[];
};

type Shown = Omit<AttendeesView, 'values'>;

const refusals = {
  ...changeRefusals,
  full: 'There are not enough places left for that. Nothing was changed.',
  'over share':
    'Until the day when shares end, the places that are left are kept for others, or your organisation has its share. Nothing was changed.',
  'too many for one booking': 'That is more places than one booking can hold.',
  'nobody left': 'To give back every place, cancel the booking instead.',
  'nothing changed': 'Nothing is different from before.',
  'already waiting': 'You are waiting for more places already.',
  'places free': 'Places have just become free: you can add them now.',
} satisfies Record<PeopleRefusal | 'already waiting' | 'places free', string>;

/** Answers the page of people: edits the list, shows what would change, and changes it once confirmed. */
export async function attendeesPage(Astro: AstroGlobal): Promise<AttendeesView | Response | null> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const opened = await openBooking(Astro);
  if (!opened) return (isAbsent(Astro.response), null);
  const isPost = Astro.request.method === 'POST';
  if (!(opened.isChangeable || isPost) || opened.found.places.length === 0)
    return seeOther(opened.links.home);
  const left = (await findSession(db, opened.found.session.reference, now))?.placesLeft ?? 0;
  const roles = await attendeeRoles(db, now);
  const shown: Shown = {
    opened,
    roles,
    left,
    ...room(opened, left),
    errors: {},
    refusal: null,
    wantsMore: 0,
    step: 'edit',
    change: null,
    typed: [],
  };
  if (!isPost) return { ...shown, values: asBooked(opened) };
  const form = await readForm(Astro.request, attendeesForm);
  if (isEndless(form.values)) return problem(413, requestId);
  const rows = editedRows(form.values, shown.most);
  if (rows) return { ...shown, values: { ...form.values, ...rows } };
  const allowed = await limits.allow('booking-change', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const mistakes = { ...(form.ok ? {} : form.errors), ...look(form.values, roles) };
  if (!form.ok || Object.keys(mistakes).length > 0)
    return (hasMistakes(Astro.response), { ...shown, values: form.values, errors: mistakes });
  return form.value.intent === 'wait' ? wait(Astro, shown, form.values) : decide(Astro, shown, form.values);
}

type Values = Typed<typeof attendeesForm>;

/** Names are asked for places that are there; beyond them, only how many to wait for. */
function room({ found: { places, session, waiting } }: Opened, left: number) {
  const whole = Math.max(places.length, session.placesPerBooking);
  const most = Math.min(whole, places.length + left);
  const beyond = Array.from({ length: whole - most }, (_, index) => left + index + 1);
  return { most, waitable: waiting ? [] : beyond };
}

/** Shows what the list would change, or changes it when that was seen and confirmed. */
async function decide(Astro: AstroGlobal, shown: Shown, values: Values): Promise<AttendeesView | Response> {
  const { db, now } = Astro.locals;
  const { opened } = shown;
  const people = listed(values, shown.roles);
  const change = comparePeople(opened.found.places, people);
  if (values.intent !== 'confirm' && change && change.words.length > 0)
    return { ...shown, values, step: 'confirm', change };
  const details = { sequence: Number(values.sequence), people };
  const outcome = await changePeople(db, opened.actor, opened.id, details, now);
  if (outcome.ok) return seeOther(withQuery(opened.links.home, { new: 'people' }));
  if (['nothing changed', 'cancelled'].includes(outcome.reason)) return seeOther(opened.links.home);
  isRefused(Astro.response);
  const fresh = (await openBooking(Astro)) ?? opened;
  const refused = { ...shown, opened: fresh, refusal: refusals[outcome.reason] };
  if (outcome.reason === 'changed meanwhile')
    return { ...refused, values: asBooked(fresh), typed: people.flatMap(({ name }) => name ?? []) };
  const wantsMore = ['full', 'over share'].includes(outcome.reason)
    ? people.length - fresh.found.places.length
    : 0;
  return { ...refused, values, wantsMore };
}

async function wait(Astro: AstroGlobal, shown: Shown, values: Values): Promise<AttendeesView | Response> {
  const { db, now } = Astro.locals;
  const { opened } = shown;
  const outcome = await waitForMore(db, opened.actor, opened.id, Math.max(1, Number(values.more) || 1), now);
  if (outcome.ok) return seeOther(withQuery(opened.links.home, { new: 'more' }));
  isRefused(Astro.response);
  return { ...shown, values: asBooked(opened), refusal: refusals[outcome.reason] };
}

/** The list as the booking has it. */
function asBooked({ found: { booking, places } }: Opened): Values {
  return {
    sequence: String(booking.sequence),
    places: String(places.length),
    place: places.map(({ id }) => id),
    attendee: places.map(({ name }) => name ?? ''),
    attendeeEmail: places.map(({ email }) => email ?? ''),
    attendeeRole: places.map(({ roleCode }) => roleCode ?? ''),
    intent: '',
    more: '',
  };
}

// Each row carries the place it stands for; a row that is removed takes it along.
function editedRows(values: Values, most: number): (Rows & { place: string[] }) | null {
  const removed = /^remove-(\d{1,4})$/.exec(values.intent)?.[1];
  const rows = edited(values, values.intent, most);
  const place = removed ? values.place.filter((_, index) => index !== Number(removed) - 1) : values.place;
  return rows && { ...rows, place: rows.attendee.map((_, index) => place[index] ?? '') };
}

function listed(values: Values, roles: readonly RoleChoice[]): ListedPerson[] {
  const { people } = readPeople(values, roles);
  return people.map((person, index) => ({
    ...person,
    placeId: (values.place[index] || null) as PlaceId | null,
  }));
}

function look(values: Values, roles: readonly RoleChoice[]): Mistakes {
  const [concern] = concernsIn({ people: values.attendee.join('\n') });
  return { ...readPeople(values, roles).errors, ...(concern ? { people: concern.words } : {}) };
}
