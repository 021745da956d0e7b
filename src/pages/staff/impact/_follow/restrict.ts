import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { ownersOf } from './open-actions.ts';

const form = z.object({
  reason: checkedText(line('why it is kept to a few', 300)),
  people: z.array(z.string()),
});

/** Answers the form that keeps an assessment to people named, with who can be named beside it. */
export async function answerRestrict(page: Pick<AstroGlobal, 'request' | 'response'>, open: OpenImpact) {
  const { db, officer, id, place, now, found } = open;
  const others = (await ownersOf(open)).filter((one) => one.id !== officer.id);
  const restrict = ({ reason, people }: z.output<typeof form>) => {
    // Only who could see it anyway: an id that was typed by hand names nobody. Its owner keeps it alive.
    const wanted = (one: OfficerId) => people.includes(one) || one === found.assessment.ownerId;
    const named = others.map((one) => one.id).filter(wanted);
    const about = { entity: 'impact_assessment', entityId: id, areaId: place.areaId } as const;
    return restrictRecord(db, officer, { ...about, reason, people: named }, now);
  };
  const answer = await answerForm(page, form, restrict, () => ({ reason: 'It is kept to a few already' }));
  return { ...answer, options: others.map((one) => ({ value: one.id as string, text: one.name })) };
}
