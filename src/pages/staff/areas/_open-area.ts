import { findArea } from '#lib/areas/find.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';

type Page = { locals: App.Locals; params: Record<string, string | undefined> };

/** The area that the address names, if whoever is signed in may do this there; null when not, or not there. */
export async function openArea({ locals, params }: Page, ability: Ability) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const today = ukDay(now);
  const area = await findArea(db, params['slug'] ?? '', today);
  if (!area) return null;
  const path = await knownAreaPath(db, area.id, now);
  if (!can[ability](officer, path)) return null;
  const may = {
    recordFact: can.recordAreaFact(officer, path),
    nameOfficer: can.nameAreaOfficer(officer, path),
    seeInstitutions: can.seeInstitutions(officer, path),
    seeTraining: can.seeTraining(officer, path),
    seeBriefings: can.seeBriefings(officer, path),
    writeBriefing: can.writeBriefing(officer, path),
    seeLevels: can.seeLevels(officer, path),
  };
  const trail = [{ href: paths.staff.areas, text: 'Areas' }];
  const here = [...trail, { href: paths.staff.area(area.slug), text: area.name }];
  return { officer, db, now, today, area, path, may, trail, here };
}
export type OpenArea = NonNullable<Awaited<ReturnType<typeof openArea>>>;
