import { shortDay } from '#lib/dates.ts';
import type { LineCounts } from './_lines.ts';
import { type OpenRegister, registerAddress } from './_open-register.ts';

/** The parts of the session to choose from, and the numbers above its register. */
export function headOf({ session, register, position }: OpenRegister, counts: LineCounts) {
  const { sittings, sitting } = register;
  const tabs = sittings.map((one, index) => ({
    href: registerAddress(session.id, sittings, index + 1),
    text: `Part ${index + 1}, ${shortDay(one.startsAt)}`,
    isCurrent: one === sitting,
  }));
  const numbers = [
    { key: 'present', text: 'present', count: counts.present },
    { key: 'part', text: 'partly', count: counts.part },
    { key: 'apologies', text: 'apologies', count: counts.apologies },
    { key: 'absent', text: 'absent', count: counts.absent },
    { key: 'unmarked', text: 'not marked', count: counts.unmarked },
  ];
  return { tabs, numbers, part: sittings.length > 1 ? position : null };
}
