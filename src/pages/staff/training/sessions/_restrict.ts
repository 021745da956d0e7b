import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { listAble } from '#lib/officers/restrictions/eligible.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { openSession } from './_open-session.ts';

type Page = { request: Request; response: { status?: number } };
type Open = NonNullable<Awaited<ReturnType<typeof openSession>>>;

const form = z.object({
  reason: checkedText(line('why the bookings are kept to a few', 300)),
  people: z.array(z.string()),
});
const wording = () => ({ reason: 'The bookings of this session are restricted already' });

/** Answers the form that keeps the bookings of a session to people named, with who can be named beside it. */
export async function answerRestrict(page: Page, { db, officer, session, path, now }: Open) {
  const able = await listAble(db, 'seeBookings', path, now);
  const others = able.filter(({ id }) => id !== officer.id);
  const restrict = ({ reason, people }: z.output<typeof form>) => {
    // Only who could see them anyway: an id that was typed by hand names nobody.
    const named: OfficerId[] = others.map(({ id }) => id).filter((id) => people.includes(id));
    const about = { entity: 'training_session', entityId: session.id, areaId: session.areaId } as const;
    return restrictRecord(db, officer, { ...about, reason, people: named }, now);
  };
  const answer = await answerForm(page, form, restrict, wording);
  return { ...answer, options: others.map(({ id, name }) => ({ value: id, text: name })) };
}
