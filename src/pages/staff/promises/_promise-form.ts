import { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { ownersFor } from '#lib/institutions/owners/choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { type Form, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { atPeople, type Concern, lookThrough } from '#lib/guard/look-through.ts';
import { dayBoxes } from '../training/coverage/_day-field.ts';
import { readDue } from './_due.ts';

export const promiseForm = z.object({
  words: paragraphs('what we promised', 1000),
  area: z.string().optional(),
  owner: z.string({ error: 'Choose who keeps it' }),
  ...dayBoxes('due'),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});
export type TypedPromise = Typed<typeof promiseForm>;

type Around = { db: Db; officer: Officer; now: Temporal.Instant };

/** What a form says of a promise, with what is wrong in it and what the text check wants looked at again. */
export async function readPromise(request: Request, { db, officer, now }: Around, known: AreaId | null) {
  const read = await readForm(request, promiseForm);
  const { values } = read;
  const due = readDue(values, ukDay(now));
  const areaId = known ?? (await chosenArea({ db, officer, now }, values.area));
  const ownerId = areaId && (await keeperIn({ db, now }, areaId, values.owner));
  const seen = lookThrough({ words: values.words }, atPeople);
  const errors: Mistakes = {
    ...mistakesOf(read),
    ...(areaId ? {} : { area: 'Choose where the people are to whom it was made' }),
    ...(areaId && values.owner && !ownerId ? { owner: 'Choose a colleague who works there' } : {}),
    ...{ ...due.mistake, ...seen.mistakes },
  };
  const concerns: readonly Concern[] = values.reason ? [] : seen.concerns;
  const isRight = read.ok && Object.keys(errors).length === 0 && concerns.length === 0;
  const given = isRight && areaId && ownerId && due.on ? { areaId, ownerId, dueOn: due.on } : null;
  return { values, errors, concerns, given, noticed: seen.concerns };
}

const mistakesOf = (read: Form<typeof promiseForm>): Mistakes => (read.ok ? {} : read.errors);

async function chosenArea({ db, officer }: Around, typed: string): Promise<AreaId | null> {
  const areas = await areasFor(db, officer, 'keepPromises');
  return areas.find((id) => id === typed) ?? null;
}

/** The colleague whom a form names, if they may keep promises in an area. */
export async function keeperIn({ db, now }: Pick<Around, 'db' | 'now'>, areaId: AreaId, typed: string) {
  const keepers = await ownersFor(db, [areaId], now);
  return keepers.find(({ id }) => id === readId(typed))?.id ?? null;
}
