import type { Officer } from '#lib/actor.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import type { JobPart } from '#lib/ui/site.ts';

/** What a job is made of, in the order of the work. Only pages that exist stand in such a list. */
export type Sections = readonly { href: string; text: string; ability: Ability }[];

/** The parts of a job that an officer may look into; the one that a page belongs to is marked. */
export const partsFor = (sections: Sections, officer: Officer, pathname: string): JobPart[] => {
  const seen = sections.filter(({ ability }) => can[ability](officer));
  const nearest = seen
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];
  return seen.map(({ href, text }) => ({
    href,
    text,
    current: pathname === href ? 'page' : href === nearest?.href ? 'true' : undefined,
  }));
};
