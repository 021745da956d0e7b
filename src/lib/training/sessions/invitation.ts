import { randomInt } from 'node:crypto';

// The signs of references: none is taken for another when it is read out.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that opens a session by invitation: eight signs, 1,000,000,000,000 in all. */
export const newInvitationCode = (): string =>
  Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');

/** A code as it was meant: however it was spaced, and whichever of two like signs was typed. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V');

/** "K7QM 2X9D": in two halves, to be read out. */
export const codeWords = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

type Session = { kind: 'open' | 'invitation' | 'whole_organisation'; invitationCode: string | null };

/** Whether somebody with this code may see and book a session: an open one needs none. */
export function isInvited({ kind, invitationCode }: Session, code: string | null | undefined): boolean {
  if (kind === 'open') return true;
  return kind === 'invitation' && invitationCode !== null && plainCode(code ?? '') === invitationCode;
}
