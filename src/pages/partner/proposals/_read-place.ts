import type { AreaId } from '#db/schema/areas.ts';
import { findArea } from '#lib/areas/find.ts';
import type { ProposalDetails } from '#lib/calendar/proposals/details.ts';
import { ukDay } from '#lib/dates.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { pointOf } from '../../_point-of.ts';
import type { ProposalChoices } from './_choices.ts';
import type { ProposalTyped } from './_form.ts';

type Place = Pick<
  ProposalDetails,
  | ('venue' | 'venuePostcode' | 'areaId' | 'stepFree' | 'hearingLoop' | 'accessibleToilet')
  | ('parking' | 'access')
>;
type Read = { ok: true; value: Place } | { ok: false; errors: Mistakes };
type Locals = Pick<App.Locals, 'db' | 'now'>;

/** Where a proposed event is: in a district that we look after, by its postcode or as it was chosen. */
export async function readPlace(
  locals: Locals,
  typed: ProposalTyped,
  choices: ProposalChoices,
): Promise<Read> {
  const here = choices.districts.flatMap(({ options }) => options);
  const chosen = here.find(({ value }) => value === typed.area);
  const areaId = chosen ? await idOf(locals, chosen.value) : await byPostcode(locals, typed.postcode, here);
  if (areaId === 'elsewhere') return { ok: false, errors: { postcode: elsewhere } };
  if (!areaId) return { ok: false, errors: { area: 'We do not know this postcode: choose the district' } };
  const { venue, venueAccess, parking, access } = typed;
  return {
    ok: true,
    value: {
      ...{ venue, venuePostcode: typed.postcode.toUpperCase(), areaId, parking, access: access || null },
      ...{ stepFree: venueAccess.includes('step'), hearingLoop: venueAccess.includes('loop') },
      accessibleToilet: venueAccess.includes('toilet'),
    },
  };
}

const elsewhere = 'This postcode lies outside the districts that we look after. Check it, or write to us';

const idOf = async ({ db, now }: Locals, slug: string): Promise<AreaId | null> =>
  (await findArea(db, slug, ukDay(now)))?.id ?? null;

async function byPostcode(
  locals: Locals,
  postcode: string,
  here: readonly { value: string }[],
): Promise<AreaId | 'elsewhere' | null> {
  const { areaId } = await pointOf(locals, postcode);
  if (!areaId) return null;
  const [district] = await listChosenAreas(locals.db, [areaId], ['district']);
  return here.some(({ value }) => value === district?.slug) ? areaId : 'elsewhere';
}
