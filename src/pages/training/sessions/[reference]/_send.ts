import type { AstroGlobal } from 'astro';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Actor } from '#lib/actor.ts';
import { certainInstitution } from '#lib/institutions/duplicates/possible.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { makeKey, openKey } from '#lib/keys/link-key.ts';
import type { Outcome } from '#lib/outcome.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { attendeeRoles } from '#lib/training/bookings/roles.ts';
import type { Booked, BookingRequest, RequestRefusal } from '#lib/training/bookings/request.ts';
import { placesAllowed } from '#lib/training/sessions/allowance.ts';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { type bookingForm, refusals } from './_booking-form.ts';
import { type BookingView, viewOf } from './_booking-view.ts';
import { type Concern, concernsIn } from '../../_concerns.ts';
import { readParty, readPeople, resized } from '../../_people.ts';

type Sent = Form<typeof bookingForm>;
type Fields = Extract<Sent, { ok: true }>['value'];

/** Books or joins the queue with what was sent, and goes to the booking; or shows the form again with a reason. */
export async function sendRequest(
  Astro: AstroGlobal,
  id: SessionId,
  form: Sent,
): Promise<BookingView | Response | null> {
  const waits = form.values.intent === 'wait';
  const { people, errors: peopleErrors } = waits
    ? readParty(form.values)
    : readPeople(form.values, await rolesFor(Astro));
  const typeErrors = form.ok ? await unknownType(Astro, form.value) : {};
  const errors = inOrder({ ...(form.ok ? {} : form.errors), ...typeErrors, ...peopleErrors });
  const noticed = look(form.values);
  const concerns = form.values.reason.trim() ? [] : noticed;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0) {
    hasMistakes(Astro.response);
    return again(Astro, form, { errors, concerns });
  }
  const request = await requestOf(Astro, id, form.value, people);
  const wants = waits ? joinWaitingList : bookPlaces;
  const went = { reason: form.value.reason, findings: noticed.map((one) => one.finding) };
  const outcome = await write(Astro, request, went, wants);
  if (outcome.ok) return toBooking(Astro, form.value, outcome.value);
  if (outcome.reason === 'not declared') {
    hasMistakes(Astro.response);
    return again(Astro, form, { errors: { declared: refusals[outcome.reason]() } });
  }
  isRefused(Astro.response);
  // Whoever waits named nobody: as many rows as places, now that they can be booked.
  const rows = outcome.reason === 'places free' ? resized(form.values, people.length) : {};
  const view = await again(Astro, form, {
    concerns,
    refusal: outcome.reason,
    values: { ...form.values, ...rows },
  });
  return view && outcome.reason === 'over share' ? withAllowed(Astro, view, request) : view;
}

async function again(
  Astro: AstroGlobal,
  { values }: Sent,
  said: Partial<BookingView>,
): Promise<BookingView | null> {
  const view = await viewOf(Astro, values);
  return view && { ...view, ...said };
}

/** The form again with how many places this organisation can have as things stand. */
async function withAllowed(
  { locals: { db, now } }: AstroGlobal,
  view: BookingView,
  { organisation: { name, institutionId, typeCode } }: BookingRequest,
): Promise<BookingView> {
  const { session, taken, held } = view.found;
  const asks = { organisation: name, institutionId, institutionTypeCode: typeCode };
  return { ...view, allowed: await placesAllowed(db, { ...session, taken, held }, asks, now) };
}

function toBooking({ locals }: AstroGlobal, { intent }: Fields, { keySealed }: Booked): Response {
  const key = openKey(locals.environment.secret, keySealed);
  return seeOther(withQuery(paths.booking(key), { new: intent === 'wait' ? 'waiting' : 'booked' }));
}

const rolesFor = ({ locals: { db, now } }: AstroGlobal) => attendeeRoles(db, now);

async function unknownType({ locals: { db, now } }: AstroGlobal, { type }: Fields): Promise<Mistakes> {
  const sectors = await sectorsWithTypes(db, now);
  const isKnown = sectors.some(({ types }) => types.some(({ code }) => code === type));
  return isKnown ? {} : { type: 'Choose the kind of organisation' };
}

/** Writes the booking, and in the same transaction that somebody went past the text check. */
function write(
  { locals }: AstroGlobal,
  request: BookingRequest,
  { reason, findings }: { reason: string | undefined; findings: string[] },
  wants: typeof bookPlaces,
): Promise<Outcome<Booked, RequestRefusal>> {
  const { db, now, requestId } = locals;
  const actor: Actor = { kind: 'public', requestId };
  // The usual way: the verb's own transaction is enough.
  if (!reason || findings.length === 0) return wants(db, actor, request, now);
  return db.transaction(async (tx) => {
    const outcome = await wants(tx, actor, request, now);
    if (!outcome.ok || outcome.value.again) return outcome;
    const override = { form: 'booking', reason, entity: 'booking', entityId: outcome.value.id };
    await noteOverride(tx, { ...override, findings }, now);
    return outcome;
  });
}

async function requestOf(
  { locals, url }: AstroGlobal,
  sessionId: SessionId,
  fields: Fields,
  people: BookingRequest['people'],
): Promise<BookingRequest> {
  const known = await findByLabel(locals.db, fields.organisation);
  const { name, email, phone, role, postcode, type } = fields;
  const typed = { name: fields.organisation, typeCode: type, postcode };
  return {
    sessionId,
    formToken: fields.token,
    key: makeKey(locals.environment.secret),
    organisation: {
      name: known?.name ?? fields.organisation,
      institutionId: known?.id ?? (await certainInstitution(locals.db, typed)),
      typeCode: type,
      postcode,
    },
    booker: { name, email, phone, role },
    people,
    code: url.searchParams.get('code'),
    accessNeed: (fields.hasNeeds && fields.needs) || null,
    declares: fields.declared,
  };
}

const look = ({ organisation, role, hasNeeds, needs, attendee, name, intent }: Sent['values']): Concern[] =>
  concernsIn({
    organisation,
    name,
    role,
    people: intent === 'wait' ? null : attendee.join('\n'),
    needs: hasNeeds ? needs : null,
  });

// As on the page from the top down, so that the summary reads like the form.
const order = ['organisation', 'type', 'postcode', 'name', 'email', 'phone', 'role', 'places'];

function inOrder(errors: Record<string, string>): Record<string, string> {
  const place = (field: string) => {
    const index = order.indexOf(field);
    return index < 0 ? order.length : index;
  };
  const last = ['needs', 'reason'];
  const rank = ([field]: [string, string]) => (last.includes(field) ? 99 : place(field));
  return Object.fromEntries(Object.entries(errors).sort((a, b) => rank(a) - rank(b)));
}
