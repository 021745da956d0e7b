import { date, time } from '#lib/dates.ts';
import { templateSource } from '#lib/pdf/source.ts';
import { type Sheet, signposts } from './sheet.ts';

type Imprint = { team: string; mark: string; by: string; now: Temporal.Instant };

/** A briefing as two sheets of A4, as a tagged PDF that says who printed it and until when it may be kept. */
export async function briefingPdf(sheet: Sheet, { team, mark, by, now }: Imprint): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  return typeset(templateSource('calendar/briefings/print/briefing.typ'), {
    ...sheet,
    ...{ team, mark, signposts, printed: `Printed ${date(now)}, ${time(now)} by ${by}` },
  });
}
