import { z } from 'astro/zod';
import { areaOfficers, nameable } from '#lib/areas/officers/list.ts';
import { nameAreaOfficers } from '#lib/areas/officers/name-officer.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import type { OpenArea } from './_open-area.ts';

type Page = { request: Request; response: { status?: number } };

const officerForm = z.object({ named: z.string().optional(), deputy: z.string().optional() });

const refusals: Record<'same twice' | 'not there', Mistakes> = {
  'same twice': { deputy: 'Choose somebody else as deputy: they look after it already' },
  'not there': { named: 'Choose somebody from the list: a role of theirs must hold here' },
};

/** Answers the form that names who looks after an area, and says whom to choose from. */
export async function answerNaming(page: Page, { db, officer, now, today, area, path }: OpenArea) {
  const [people, officers] = await Promise.all([nameable(db, path, today), areaOfficers(db, area.id)]);
  const about = { areaId: area.id, among: people.map(({ id }) => id) };
  const holder = (part: string) => officers.find((one) => one.part === part && !one.endedAt)?.officerId ?? '';
  const answer = await answerForm(
    page,
    officerForm,
    ({ named, deputy }) => {
      const naming = { named: readId<'officer'>(named), deputy: readId<'officer'>(deputy) };
      return nameAreaOfficers(db, officer, about, naming, now);
    },
    (reason) => refusals[reason],
    { named: holder('named'), deputy: holder('deputy') },
  );
  const options = people.map(({ id, name }) => ({ value: id, text: name }));
  return { ...answer, options: [{ value: '', text: 'Nobody' }, ...options] };
}
