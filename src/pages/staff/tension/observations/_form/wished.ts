import type { AreaId } from '#db/schema/areas.ts';
import type { ChosenArea } from '#lib/institutions/area-choices.ts';
import { codes } from '#lib/tension/observations/codes.ts';

/** The area and the issue that the address asks for, where the form offers them; else those of an event. */
export function wished(
  { searchParams }: URL,
  areas: readonly ChosenArea[],
  event: { areaId: AreaId } | null,
): { areaId: AreaId | undefined; category: string } {
  const named = areas.find(({ slug }) => slug === searchParams.get('area'))?.id;
  const category = codes.category.find((one) => one === searchParams.get('category')) ?? '';
  return { areaId: named ?? event?.areaId, category };
}
