import { date, moment, ukDay } from '#lib/dates.ts';
import type { SetLevel } from '#lib/tension/levels/area-levels.ts';
import { levelIn } from '#lib/tension/levels/scale.ts';
import { categoryWords, confidenceWords } from '#lib/tension/observations/words.ts';
import { dueWords } from '../_board/due-words.ts';
import type { TensionArea } from './_open-tension-area.ts';

/** What stands beside the level of an area; some of it only for those who read assessments. */
export function levelFacts({ scale, today, may }: TensionArea, set: SetLevel) {
  const isOld = set.state === 'out of date';
  const on = ukDay(set.validUntil);
  const days = today.until(on).days;
  const due = days < 2 ? dueWords({ on, days }) : `in ${days} days`;
  const held = isOld
    ? { name: 'Held until', value: date(on), late: due }
    : { name: 'Holds until', value: `${date(on)}, ${due.toLowerCase()}` };
  return [
    { name: 'What it is about', value: categoryWords[set.category] },
    { name: 'Set', value: moment(set.setAt) },
    ...(may.read ? [held] : []),
    { name: 'Looked at again', value: capital(levelIn(scale, set.level).rhythm) },
    ...(may.read ? [{ name: 'Confidence', value: confidenceWords[set.confidence] }] : []),
  ];
}

/** The same words as the beginning of a sentence. */
const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
