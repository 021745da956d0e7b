import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Level } from '#db/schema/tension-scale.ts';
import type { Officer } from '#lib/actor.ts';
import { keepLevel } from '#lib/tension/levels/keep-scale.ts';
import { anchorIn, levelIn, readScale } from '#lib/tension/levels/scale.ts';
import { codes } from '#lib/tension/assessments/words.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line, wholeNumber } from '#lib/web/fields.ts';

/** The longest that a level may go unlooked at. */
const mostHours = 1488;

const form = z.object({
  label: line('what the level is called', 40),
  rhythm: line('how often it is looked at again', 40),
  reviewHours: wholeNumber(`Enter a whole number of hours from 1 to ${mostHours}, like 168`, 1, mostHours),
  meaning: line('what the level means', 300),
  experienced: line('what people experience at it', 300),
  evidenced: line('what is evidenced at it', 300),
  potential: line('what is coming at it', 300),
});

const refusals = {
  'no such level': { label: 'The scale has no such level any more' },
  'out of order': {
    reviewHours: 'A higher level is never looked at less often than a lower one: enter other hours',
  },
};

/** The level that an address names; null for any other. */
export const levelNamed = (text: string | undefined): Level | null => {
  const code = codes.level.find((one) => one === text);
  return code ? (Number(code) as Level) : null;
};

/** Answers the form of a level: shows it as it is, or says it anew. */
export async function answerLevel(page: AstroGlobal, officer: Officer, level: Level) {
  const { db, now } = page.locals;
  const scale = await readScale(db);
  const { label, rhythm, reviewHours, meaning } = levelIn(scale, level);
  const anchors = {
    experienced: anchorIn(scale, 'experienced', level),
    evidenced: anchorIn(scale, 'evidenced', level),
    potential: anchorIn(scale, 'potential', level),
  };
  const keep = ({ experienced, evidenced, potential, ...rest }: z.output<typeof form>) =>
    keepLevel(db, officer, level, { ...rest, anchors: { experienced, evidenced, potential } }, now);
  const filled = { label, rhythm, meaning, ...anchors, reviewHours: String(reviewHours) };
  return answerForm(page, form, keep, (why) => refusals[why], filled);
}

/** "7 days", "84 hours": how long, in days where they are whole. */
export function hoursWords(hours: number): string {
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
