import { slugOf } from '#lib/areas/slug.ts';
import type { Chance } from './chance.ts';
import type { Institution } from './institutions.ts';
import { aName } from './names.ts';

/** Somebody who books for their institution. */
export type Booker = { institution: Institution; name: string; email: string; phone: string; role: string };

const domains: Record<string, string> = {
  education: 'school.example',
  health: 'nhs.example',
  local_government: 'council.example',
  justice: 'justice.example',
  police: 'police.example',
};

const rolesOf: Record<string, readonly [string, ...string[]]> = {
  education: ['Designated safeguarding lead', 'Deputy safeguarding lead', 'Office manager'],
  health: ['Named nurse for safeguarding', 'Prevent lead', 'Practice manager'],
  local_government: ['Prevent coordinator', 'Community safety officer', 'Democratic services officer'],
  justice: ['Senior probation officer', 'Safer custody manager', 'Business support'],
  faith: ['Safeguarding officer', 'Secretary', 'Youth volunteer lead'],
  voluntary: ['Manager', 'Trustee', 'Volunteer coordinator'],
  business: ['Duty manager', 'Head of security', 'Bookings officer'],
  police: ['Neighbourhood sergeant', 'Response sergeant', 'Learning and development'],
  elected: ['Caseworker', 'Councillor', 'Office manager'],
  advisory: ['Chair', 'Secretary', 'Member'],
};

/** "Zeynep Demir" → "z.demir". */
export const mailbox = (name: string): string => {
  const [first = '', ...rest] = name.split(' ');
  return `${slugOf(first)[0] ?? 'x'}.${slugOf(rest.join(' '))}`;
};

const plain = new Set(
  'and of the hmp friends school academy college community primary lower trust centre team'.split(' '),
);

/** Where an institution has its addresses: always under .example, which nobody can own. */
export function domainOf({ name, sector }: Institution): string {
  const words = slugOf(name)
    .split('-')
    .filter((word) => !plain.has(word));
  return `${words.slice(0, 2).join('')}.${domains[sector] ?? 'example'}`;
}

// Ofcom keeps these two ranges free for stories.
const phone = ({ between, next }: Chance): string => {
  const last = String(between(0, 999)).padStart(3, '0');
  return next() < 0.7 ? `01632 960${last}` : `07700 900${last}`;
};

/** Three people of each institution, always the same in every booking. */
export function bookersOf(institution: Institution, chance: Chance): Booker[] {
  const roles = rolesOf[institution.sector] ?? ['Manager'];
  const booking = roles.map((role) => {
    const name = aName(chance);
    return {
      institution,
      name,
      role,
      email: `${mailbox(name)}@${domainOf(institution)}`,
      phone: phone(chance),
    };
  });
  return [...new Map(booking.map((one) => [one.email, one])).values()];
}
