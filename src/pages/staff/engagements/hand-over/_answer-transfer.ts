import type { AstroGlobal } from 'astro';
import type { OfficerId } from '#db/schema/officers.ts';
import { ownersFor } from '#lib/institutions/owners/choices.ts';
import { finishHandOver, listTakers } from '#lib/officers/accounts/hand-overs.ts';
import { tellOfficer } from '#lib/officers/accounts/letters.ts';
import { can } from '#lib/officers/can.ts';
import { openLink } from '#lib/mail/links.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readFields } from '#lib/web/form-body.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';
import { giveAll, giveAt, portfolio, type Taken } from '../../admin/people/_portfolio.ts';
import type { TeamPack } from './_open-pack.ts';

export type TransferView = {
  takers: Awaited<ReturnType<typeof listTakers>>;
  /** Who takes which institution, by its id; and all the rest. */
  chosen: ReadonlyMap<string, string>;
  rest: string;
  errors: Mistakes;
};
type Page = Pick<AstroGlobal, 'request' | 'response'>;

/** Answers the form that hands a portfolio over: shows it, or gives each institution and the rest to whoever was chosen. */
export async function answerTransfer(
  { request, response }: Page,
  open: TeamPack,
): Promise<TransferView | Response> {
  const { officer, of, areas, pack } = open;
  const takers = await ableTakers(open, areas);
  const empty: TransferView = { takers, chosen: new Map(), rest: '', errors: {} };
  if (request.method !== 'POST') return empty;
  if (!can.handOver(officer)) return new Response(null, { status: 404 });
  const fields = await readFields(request);
  const rest = fields.get('rest')?.[0]?.trim() ?? '';
  const named = pack.institutions.map(({ id }) => [id, fields.get(`to-${id}`)?.[0]?.trim() ?? ''] as const);
  const chosen = new Map<string, string>(named.filter(([, to]) => to !== ''));
  const known = (id: string) => takers.some((one) => one.id === id);
  const isWrong = [...chosen.values(), ...(rest ? [rest] : [])].some((id) => !known(id));
  if (isWrong || (chosen.size === 0 && !rest)) {
    hasMistakes(response);
    return {
      takers,
      chosen,
      rest,
      errors: { rest: 'Choose who takes over, of all or of some institutions' },
    };
  }
  await transfer(open, takers, chosen, rest);
  return seeOther(withQuery(paths.staff.handOverPack(of.id), { done: 'handed-over' }));
}

/** Colleagues in the supervisor's areas whose role lets them look after institutions. */
async function ableTakers({ db, of, now }: TeamPack, areas: TeamPack['areas']) {
  const [takers, able] = await Promise.all([listTakers(db, areas, of.id, now), ownersFor(db, [], now)]);
  return takers.filter(({ id }) => able.some((one) => one.id === id));
}

function transfer(
  { db, officer, of, now, pack }: TeamPack,
  takers: TransferView['takers'],
  chosen: ReadonlyMap<string, string>,
  rest: string,
): Promise<void> {
  return db.transaction(async (tx) => {
    const taken = new Map<string, string[]>();
    const note = (to: string, lines: Taken) => taken.set(to, [...(taken.get(to) ?? []), ...lines]);
    for (const [to, pairs] of Map.groupBy(chosen, ([, one]) => one)) {
      const only = pack.institutions
        .filter(({ id }) => pairs.some(([one]) => one === id))
        .map(({ id }) => id);
      note(to, await giveAt(tx, officer, { from: of.id, to: to as OfficerId, only }, now));
    }
    if (rest) note(rest, await giveAll(tx, officer, { from: of.id, to: rest as OfficerId }, now));
    for (const [id, lines] of taken) {
      const to = takers.find((one) => one.id === id)!;
      const said = { fromName: of.name, handedBy: officer.name, lines, todayUrl: openLink('/staff') };
      if (lines.length > 0) await tellOfficer(tx, 'handed-over', to, said, now);
    }
    const left = await portfolio(tx, of.id, now);
    if (rest && left.every(({ held }) => held.length === 0))
      await finishHandOver(tx, officer, of.id, rest as OfficerId, now);
  });
}
