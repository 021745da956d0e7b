import { date, time } from '#lib/dates.ts';
import { templateSource } from '#lib/pdf/source.ts';
import type { SummarySheet } from './sheet.ts';

type Imprint = { team: string; mark: string; by: string; now: Temporal.Instant };

/** A summary as one sheet of A4, as a tagged PDF that says who printed it. */
export async function summaryPdf(sheet: SummarySheet, { team, mark, by, now }: Imprint): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  return typeset(templateSource('tension/summaries/print/summary.typ'), {
    ...sheet,
    ...{ team, mark, printed: `Printed ${date(now)}, ${time(now)} by ${by}` },
  });
}
