import type { Booker } from './bookers.ts';

const bySector: Record<string, readonly string[]> = {
  education: ['teaching', 'teaching', 'support', 'leader', 'prevent_lead'],
  health: ['care', 'care', 'public_facing', 'leader', 'prevent_lead'],
  local_government: ['public_facing', 'leader', 'support', 'prevent_lead'],
  justice: ['care', 'public_facing', 'leader'],
  faith: ['volunteer', 'volunteer', 'leader', 'governance'],
  voluntary: ['volunteer', 'governance', 'leader', 'care'],
  business: ['public_facing', 'leader', 'other'],
  police: ['public_facing', 'public_facing', 'support'],
  elected: ['governance', 'support'],
  advisory: ['governance', 'volunteer'],
};

type Seat = { isBooker: boolean; position: number; name: string | null };

/** What somebody does, as far as the booker said: leads themselves, every fourth not at all. */
export function roleOf({ institution, role }: Booker, { isBooker, position, name }: Seat): string | null {
  if (isBooker) return /safeguarding|prevent/i.test(role) ? 'prevent_lead' : 'leader';
  const turn = position + (name?.length ?? 0);
  const roles = bySector[institution.sector] ?? ['other'];
  return name && turn % 4 !== 0 ? (roles[turn % roles.length] ?? null) : null;
}
