import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { keepToGroup } from '#lib/calendar/events/keep-to-group.ts';
import { listAble } from '#lib/officers/restrictions/eligible.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';
import { sequenceField } from './_form.ts';
import type { OpenEvent } from './_open-event.ts';
import { changedMeanwhile } from './_refusals.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

const form = z.object({
  sequence: sequenceField,
  reason: checkedText(line('why the event is kept to a few', 300)),
  people: z.array(z.string()),
});
const mistakes = {
  'restricted already': { reason: 'This event is restricted already' },
  'no such event': { reason: 'This event is not there any more' },
  'changed meanwhile': { reason: changedMeanwhile },
  cancelled: { reason: 'This event is cancelled, and stays as it is' },
};

/** Answers the form that keeps an event to people named, with who can be named beside it. */
export async function answerRestrict(page: Page, { db, officer, found, seen, path, now }: OpenEvent) {
  const able = await listAble(db, 'seeCalendar', path, now);
  const others = able.filter(({ id }) => id !== officer.id);
  const restrict = ({ sequence, reason, people }: z.output<typeof form>) =>
    db.transaction(async (tx) => {
      // Only who could see it anyway: an id that was typed by hand names nobody.
      const named: OfficerId[] = others.map(({ id }) => id).filter((id) => people.includes(id));
      const kept = await keepToGroup(tx, officer, { ...seen, sequence }, now);
      if (!kept.ok) return kept;
      const about = { entity: 'event', entityId: seen.id, areaId: found.event.areaId } as const;
      return restrictRecord(tx, officer, { ...about, reason, people: named }, now);
    });
  const filled = { sequence: String(seen.sequence) };
  const answer = await answerForm(page, form, restrict, (why) => mistakes[why], filled);
  return { ...answer, options: others.map(({ id, name }) => ({ value: id as string, text: name })) };
}
