import { z } from 'astro/zod';
import { listRegister } from '#lib/areas/register.ts';
import { type ReorganisationId, withdrawReorganisation } from '#lib/areas/succession/plan.ts';
import { listReorganisations } from '#lib/areas/succession/reorganisations.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { answerForm } from '#lib/web/answer.ts';
import { readId } from '#lib/web/read-id.ts';
import { refused } from '#lib/outcome.ts';

type Page = { locals: App.Locals; url: URL; request: Request; response: { status?: number } };

const undoForm = z.object({ undo: z.string().optional() });
const tooLate = 'This reorganisation was followed or taken back already';

/** The register of areas, and what was planned for them; takes a plan back. Null when it is not theirs to see. */
export async function openRegister({ locals, url, request, response }: Page) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.manageAreas(officer)) return null;
  const areas = await areasFor(db, officer, 'manageAreas');
  const plans = await listReorganisations(db, areas);
  const { done, errors } = await answerForm(
    { request, response },
    undoForm,
    async ({ undo }) => {
      const id = plans.find((plan) => plan.id === readId<'area_reorganisation'>(undo))?.id;
      return id ? withdrawReorganisation(db, officer, id as ReorganisationId, now) : refused('too late');
    },
    () => ({ undo: tooLate }),
  );
  const words = (url.searchParams.get('words') ?? '').replaceAll('\0', '').trim().slice(0, 100);
  const hasEnded = url.searchParams.get('show') === 'ended';
  const asked = { words, hasEnded, after: readId<'area'>(url.searchParams.get('after')) };
  const page = await listRegister(db, areas, asked);
  return { officer, isDone: done !== null, errors, plans, asked, page };
}
