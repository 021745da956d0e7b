import { randomInt } from 'node:crypto';

// Letters and figures that nobody mistakes for another when they type a poster's address.
const plain = 'abcdefghjkmnpqrstuvwxyz23456789';
const longest = 60;

/** A new public address from a title: "open-evening-k7pq". What was taken or printed before is never met again. */
export function newSlug(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
  const ending = Array.from({ length: 5 }, () => plain[randomInt(plain.length)]).join('');
  return words ? `${words}-${ending}` : `event-${ending}`;
}
