import type { AstroGlobal } from 'astro';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CourseId } from '#db/schema/courses.ts';
import type { Actor } from '#lib/actor.ts';
import { certainInstitution } from '#lib/institutions/duplicates/possible.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { makeKey, openKey } from '#lib/keys/link-key.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import { askForTraining, type Asked, type Received, type WantedDate } from '#lib/training/requests/ask.ts';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';
import { type Concern, concernsIn } from '../_concerns.ts';
import type { AskView } from './_ask.ts';
import { askForm } from './_ask-form.ts';
import { readWantedDates } from './_wanted-dates.ts';

type Sent = Form<typeof askForm>;
type Fields = Extract<Sent, { ok: true }>['value'];

/** What else is done where an officer takes the request down for somebody, and where it goes on. */
export type Beside = {
  actor: Actor;
  write: (tx: Db, received: Received) => Promise<void>;
  goOn: () => Response;
};

/** Takes the request and goes to its page; or says what is wrong with it. */
export async function sendAsked(
  Astro: AstroGlobal,
  form: Sent,
  view: AskView,
  beside?: Beside,
): Promise<Response | Pick<AskView, 'errors' | 'concerns'>> {
  const { dates, errors: dateErrors } = readWantedDates(form.values, view.answerBy);
  const errors = inOrder({ ...(form.ok ? {} : form.errors), ...choiceErrors(form, view), ...dateErrors });
  const noticed = look(form.values);
  const concerns = form.values.reason.trim() ? [] : noticed;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0) {
    hasMistakes(Astro.response);
    return { errors, concerns };
  }
  const asked = await askedIn(Astro, form.value, dates);
  const { keySealed } = await write(Astro, asked, { reason: form.value.reason, noticed }, beside);
  if (beside) return beside.goOn();
  const key = openKey(Astro.locals.environment.secret, keySealed);
  return seeOther(withQuery(paths.trainingRequest(key), { new: 'received' }));
}

/** Writes the request, and in the same transaction that somebody went past the text check. */
function write(
  { locals: { db, now, requestId } }: AstroGlobal,
  asked: Asked,
  { reason, noticed }: { reason: string | undefined; noticed: readonly Concern[] },
  beside?: Beside,
): Promise<Received> {
  const actor: Actor = beside?.actor ?? { kind: 'public', requestId };
  return db.transaction(async (tx) => {
    const received = await askForTraining(tx, actor, asked, now);
    await beside?.write(tx, received);
    if (!reason || noticed.length === 0 || received.again) return received;
    const findings = noticed.map((one) => one.finding);
    const about = { form: 'training request', entity: 'training_request', entityId: received.id };
    await noteOverride(tx, { ...about, reason, findings }, now);
    return received;
  });
}

async function askedIn({ locals }: AstroGlobal, fields: Fields, dates: WantedDate[]): Promise<Asked> {
  const known = await findByLabel(locals.db, fields.organisation);
  const { name, email, phone, role, mode, audience, expected, facilities, themes } = fields;
  const typed = { name: fields.organisation, typeCode: fields.type, postcode: fields.postcode };
  return {
    formToken: fields.token,
    key: makeKey(locals.environment.secret),
    organisation: {
      name: known?.name ?? fields.organisation,
      institutionId: known?.id ?? (await certainInstitution(locals.db, typed)),
      typeCode: fields.type,
      postcode: fields.postcode,
    },
    areaId: fields.district as AreaId,
    contact: { name, email, phone, role },
    courseId: fields.course as CourseId,
    siteWords: (mode === 'in_person' && fields.site) || 'Online',
    notes: fields.notes ?? null,
    ...{ mode, audience, expected, dates, facilities, themes },
  };
}

/** Mistakes that the lists show: a kind, a district or a course that is not on them. */
function choiceErrors({ values }: Sent, { sectors, choices }: AskView): Mistakes {
  const course = choices.courses.find(({ id }) => id === values.course);
  const isType = sectors.some(({ types }) => types.some(({ code }) => code === values.type));
  const isDistrict = choices.districts.some(({ id }) => id === values.district);
  const canBe = !course || !values.mode || course.modes.some((mode) => mode === values.mode);
  return {
    ...(isType ? {} : { type: 'Choose the kind of organisation' }),
    ...(isDistrict ? {} : { district: 'Choose the district you are in' }),
    ...(course ? {} : { course: 'Choose a course' }),
    ...(canBe ? {} : { mode: onlyWay[values.mode] ?? 'Choose another way' }),
    ...(values.mode === 'in_person' && !values.site.trim() ? { site: 'Enter where it would be' } : {}),
  };
}

const onlyWay: Readonly<Record<string, string>> = {
  in_person: 'This course is taught online only',
  online: 'This course is taught in a room only',
};

const look = ({ organisation, name, role, site, audience, notes }: Sent['values']): Concern[] =>
  concernsIn({ organisation, name, role, site, audience, notes });

// The boxes of a date share one message, under the name of all three.
const order = [...new Set(Object.keys(askForm.shape).map((name) => name.replace(/-.*/, '')))];
const inOrder = (errors: Mistakes): Mistakes =>
  Object.fromEntries(
    Object.entries(errors)
      .map(([name, words]) => [name.replace(/\.\d+$/, ''), words] as const)
      .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
  );
