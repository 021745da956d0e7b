import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { type Around, relationshipsAround, type Web } from '#lib/institutions/relationships/around.ts';
import { can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';
import { mayIn } from '../_open-institution.ts';

/** An institution of the network, with the address of its record where the officer may see it. */
export type WebNode = Around & { href: string | null };
export type OpenWeb = Omit<Web, 'nodes'> & { nodes: WebNode[] };

type Asked = { start: readonly InstitutionId[]; steps: 1 | 2; most?: number };

/** The relationships round some institutions as an officer sees them: names everywhere, records where they may. */
export async function openWeb(
  locals: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  { start, steps, most }: Asked,
): Promise<OpenWeb> {
  const web = await relationshipsAround(locals.db, start, steps, most);
  const isSeen = await Promise.all(
    web.nodes.map(({ districtId }) => mayIn(locals, officer, can.seeInstitutions, districtId)),
  );
  const nodes = web.nodes.map((node, index) => ({
    ...node,
    href: isSeen[index] ? paths.staff.institution(node.id) : null,
  }));
  return { ...web, nodes };
}
