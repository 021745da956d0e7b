import type { CameMail } from './read-mail.ts';
import { addressOf, type Fields, fieldGroups } from './fields.ts';
import { type Verdict, verdictOf } from './status.ts';

/** What a report says: to whom, as it names them, and what became of it. */
export type Reported =
  | { kind: 'failed'; verdict: Verdict; recipient: string | null }
  | { kind: 'delayed' }
  // Delivered, relayed or expanded: nothing to do.
  | { kind: 'arrived' };

/** Reads a report as RFC 3464 has it; null where the mail has none that can be read. */
export function deliveryReport({ reports, text }: Pick<CameMail, 'reports' | 'text'>): Reported | null {
  const part = reports.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  if (!part) return null;
  const groups = fieldGroups(part.text).filter((group) => group.has('action') || group.has('status'));
  const read = groups.map((group) => reportedOf(group, text));
  return read.find((one) => one?.kind === 'failed') ?? read.find((one) => one !== null) ?? null;
}

function reportedOf(group: Fields, text: string): Reported | null {
  const action = (group.get('action') ?? '').toLowerCase().replace(/[^a-z].*$/, '');
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(group.get('status') ?? '')?.[1] ?? null;
  if (action === 'delayed') return { kind: 'delayed' };
  if (['delivered', 'relayed', 'expanded'].includes(action)) return { kind: 'arrived' };
  // Without a word about what was done, only a failure for good is one.
  if (action !== 'failed' && !status) return null;
  if (action !== 'failed' && !status!.startsWith('5')) return { kind: 'delayed' };
  const words = group.get('diagnostic-code') ?? text.slice(0, 4000);
  const recipient =
    addressOf(group.get('original-recipient')) ??
    addressOf(group.get('final-recipient')) ??
    addressOf(group.get('x-actual-recipient'));
  return { kind: 'failed', verdict: verdictOf(status, words), recipient };
}
