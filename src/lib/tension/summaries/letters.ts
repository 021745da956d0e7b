import type { Db } from '#db/client.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import type { SummaryRow } from './lock.ts';
import type { Reader } from './readers.ts';
import { weekWords } from './week.ts';

type About = { summary: SummaryRow; area: { name: string; slug: string } };

/** Tells a reader that a summary is there: by a link behind which they sign in, and without a word of it. */
export function tellReader(
  tx: Db,
  { name, email, officerId, output }: Reader,
  { summary, area }: About,
  now: Temporal.Instant,
): Promise<void> {
  const page = `/staff/tension/summaries/${summary.id}`;
  const read = output === 'shareable' ? `${page}?output=shareable` : page;
  return queueMail(
    tx,
    {
      template: 'summary-ready',
      to: { name, email },
      fields: {
        readerName: name,
        area: area.name,
        week: weekWords(summary.week),
        correctionWords: summary.version > 1 ? 'It takes the place of an earlier version of the week.' : null,
        keepWords: 'We keep this message for 30 days.',
        summaryUrl: openLink(officerId ? read : `/partner/areas/${area.slug}`),
      },
      about: { entity: 'tension_summary', id: summary.id },
    },
    now,
  );
}
