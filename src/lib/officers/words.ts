import type { Role } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';

/** What each role is called. */
export const roleWords: Readonly<Record<Role, string>> = {
  npt_reader: 'Neighbourhood policing reader',
  prevent_officer: 'Prevent officer',
  gateway_clerk: 'Gateway clerk',
  analyst: 'Analyst',
  supervisor: 'Supervisor',
  comms: 'Communications',
  content_editor: 'Content editor',
  administrator: 'Administrator',
  dpo: 'Data protection officer',
  auditor: 'Auditor',
};

/** An officer as the header of a staff page names them. */
export function nameplate({ name, grants }: Officer): { name: string; role: string; area: string } {
  const [first] = grants;
  return { name, role: first ? roleWords[first.role] : 'No role', area: areasOf(grants) };
}

function areasOf(grants: Officer['grants']): string {
  const names = [...new Set(grants.map(({ areaName }) => areaName))];
  return names.length > 3 ? `${names.length} areas` : names.join(', ');
}

/** Whether a text is the code of a role. */
export const isRole = (text: string): text is Role => Object.hasOwn(roleWords, text);
