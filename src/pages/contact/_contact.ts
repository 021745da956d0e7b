import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import { enquiryDistricts } from '#lib/enquiries/districts.ts';
import { sendEnquiry } from '#lib/enquiries/ask.ts';
import { reasons } from '#lib/enquiries/words.ts';
import { abilities } from '#lib/officers/can.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import { isDatabaseDown } from '#lib/web/database-down.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Form, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isAway, seeOther } from '#lib/web/respond.ts';
import { contactForm } from './_form.ts';
import { lookAt, type Stop } from './_look.ts';

export type ContactView = {
  values: Typed<typeof contactForm>;
  errors: Mistakes;
  /** Why the message was not sent: the page then shows the right route. */
  stop: Stop | null;
  /** The database is away: nothing can be taken just now. */
  isAway: boolean;
  districts: Awaited<ReturnType<typeof enquiryDistricts>>;
};

/**
 * Answers the page: shows the form or the page that stops it, or takes the message and goes on. With the database
 * away it says so, keeps the words, and still stops a worry.
 */
export async function contactPage(Astro: AstroGlobal): Promise<ContactView | Response> {
  const { request, response, url, locals } = Astro;
  const form = request.method === 'POST' ? await readForm(request, contactForm) : null;
  const values = form?.values ?? opened(url);
  // Before anything else is asked: whoever is worried does not wait for a database, nor for a missing address.
  const stop = form && values.intent === 'send' && !values.website ? lookAt(values.words).stop : null;
  if (stop) {
    hasMistakes(response);
    return { ...shown, values, stop };
  }
  try {
    return form ? await answered(Astro, form) : await begun(Astro, values);
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    locals.failure = error;
    isAway(response);
    return { ...shown, values, isAway: true };
  }
}

const shown = { errors: {}, stop: null, isAway: false, districts: [] as ContactView['districts'] };

async function begun({ locals: { db, now }, response }: AstroGlobal, values: ContactView['values']) {
  response.headers.set('Cache-Control', 'private, no-cache');
  return { ...shown, values, districts: await enquiryDistricts(db, abilities.answerEnquiries, now) };
}

async function answered(Astro: AstroGlobal, form: Form<typeof contactForm>): Promise<ContactView | Response> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const { values } = form;
  if (values.website) return problem(400, requestId);
  const districts = await enquiryDistricts(db, abilities.answerEnquiries, now);
  if (values.intent === 'change') return { ...shown, districts, values };
  const allowed = await limits.allow('enquiry', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const { mistakes, stop } = lookAt(values.words);
  const districtId = idOf(districts, values.district);
  const errors = { ...(form.ok ? {} : form.errors), ...mistakes, ...(districtId === undefined && unknown) };
  if (!form.ok || Object.keys(errors).length > 0) {
    hasMistakes(Astro.response);
    return { ...shown, districts, values, errors };
  }
  const { token, reason, words, email } = form.value;
  const sent = { formToken: token, reason, words, email, areaId: districtId ?? null };
  const reference = await take(Astro, sent, stop);
  return seeOther(withQuery(paths.contactSent, { reference }));
}

const unknown = { district: 'Choose a district from the list, or none' };

/** Takes the message, and in the same transaction notes that somebody went past the page that stops it. */
function take(
  { locals: { db, now, requestId } }: AstroGlobal,
  sent: Parameters<typeof sendEnquiry>[2],
  stop: Stop | null,
): Promise<string> {
  return db.transaction(async (tx) => {
    const { id, reference, again } = await sendEnquiry(tx, { kind: 'public', requestId }, sent, now);
    const about = { form: 'enquiry', entity: 'enquiry', entityId: id };
    const finding = stop === 'terrorism' ? 'report of terrorism' : 'worry about a person';
    const reason = 'Sent anyway, after the page that shows the right route';
    if (stop && !again) await noteOverride(tx, { ...about, findings: [finding], reason }, now);
    return reference;
  });
}

// A link may name what it is about.
function opened(url: URL): ContactView['values'] {
  const reason = reasons.find((one) => one === url.searchParams.get('reason')) ?? '';
  return emptyForm(contactForm, { token: crypto.randomUUID(), reason, intent: 'send' });
}

/** The district that was chosen: null for none, undefined for one that is not on the list. */
function idOf(districts: ContactView['districts'], slug: string): AreaId | null | undefined {
  if (!slug) return null;
  return districts.flatMap(({ within }) => within).find((one) => one.slug === slug)?.id;
}
