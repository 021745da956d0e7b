import type { AreaLevel } from '#lib/tension/levels/area-levels.ts';
import { levelIn, type Scale } from '#lib/tension/levels/scale.ts';
import { trendWord } from '#lib/tension/levels/trends.ts';

/** What changed: "3 to" and "4 High", or only what it is now, like "4 High, rising" */
export function changeWords(scale: Scale, before: AreaLevel, now: AreaLevel): { from: string; to: string } {
  if (now.state === 'no information') return { from: 'Now', to: 'No information' };
  if (now.state === 'out of date') return { from: '', to: `Out of date, was ${now.level}` };
  const to = `${now.level} ${levelIn(scale, now.level).label}`;
  if (before.state === 'no information') return { from: 'New,', to };
  if (before.state === 'out of date') return { from: 'In date again,', to };
  if (before.level === now.level) return { from: '', to: `${to}, ${trendWord(now.trend)}` };
  return { from: `${before.level} to`, to };
}
