import type { Db } from '#db/client.ts';
import { mailWebhookCall } from '#db/schema/returned-mail.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { noteReport, type ReturnDesk } from './note-report.ts';
import { mailNames } from './mail-names.ts';

/** What the mail provider tells of one mail. */
export type ProviderReport = {
  id: string;
  kind: 'hard' | 'soft' | 'complaint' | 'delayed';
  /** The Message-ID, or the address that it came back to. */
  message?: string | undefined;
  recipient?: string | undefined;
  status?: string | undefined;
};
export type CallCounts = { noted: number; known: number; unknown: number };

/** Takes a signed call of the mail provider, once; all of its reports are written down, or none. */
export const takeCall = (
  db: Db,
  desk: ReturnDesk,
  { signature, reports }: { signature: Uint8Array; reports: readonly ProviderReport[] },
  now: Temporal.Instant,
): Promise<Outcome<CallCounts, 'sent already'>> =>
  db.transaction(async (tx) => {
    const call = { signature, reports: reports.length, at: now };
    const [made] = await tx.insert(mailWebhookCall).values(call).onConflictDoNothing().returning();
    if (!made) return refused('sent already');
    const counts: CallCounts = { noted: 0, known: 0, unknown: 0 };
    for (const { id: key, kind, message, recipient, status } of reports) {
      if (kind === 'delayed') continue;
      const mails = mailNames(message ?? '');
      const report = { kind, status: status ?? null, mails, recipient: recipient?.toLowerCase() ?? null };
      const noted = await noteReport(tx, desk, report, { source: 'webhook', key }, now);
      counts[({ noted: 'noted', 'known already': 'known', 'no mail of ours': 'unknown' } as const)[noted]] +=
        1;
    }
    return done(counts);
  });
