import { date, time } from '#lib/dates.ts';
import { templateSource } from '#lib/pdf/source.ts';
import type { ImpactSheet } from './sheet.ts';

type Imprint = { team: string; mark: string; by: string; now: Temporal.Instant };

/** An assessment on A4, as a tagged PDF that says who printed it and when. */
export async function ciaPdf(sheet: ImpactSheet, { team, mark, by, now }: Imprint): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  return typeset(templateSource('impact/assessments/print/cia.typ'), {
    ...sheet,
    ...{ team, mark, printed: `Printed ${date(now)}, ${time(now)} by ${by}` },
  });
}
