import type { Sheet } from '#lib/calendar/briefings/print/sheet.ts';
import { date } from '#lib/dates.ts';
import { levelIn } from '#lib/tension/levels/scale.ts';
import type { Facts } from './_facts.ts';

/** The level of an area as a briefing says it: what it is called, what it means, and until when it holds. */
export function levelWords({ level: known, scale }: Facts, area: string): Sheet['level'] {
  if (known.state === 'no information')
    return {
      ...{ set: 'no information', title: 'No information' },
      meaning: `Nobody has set a level for ${area}. No information is not the same as no tension: tell the Prevent team what you hear of places and issues, never of a person.`,
    };
  const { label, meaning } = levelIn(scale, known.level);
  if (known.state === 'out of date')
    return {
      ...{ set: 'out of date', title: `Out of date, was ${known.level}` },
      meaning: `The level of ${area} was ${known.level} ${label} until ${date(known.validUntil)}. Nobody has looked at it again since: what holds today is not known.`,
    };
  return {
    ...{ set: known.level, title: `${label}, ${known.trend}` },
    meaning: `${meaning} Set on ${date(known.setAt)}, holds until ${date(known.validUntil)}.`,
  };
}
