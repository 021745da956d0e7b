import type { Officer } from '#lib/actor.ts';
import type { Pack } from '#lib/engagement/hand-over/pack.ts';
import { packPdf } from '#lib/engagement/hand-over/pdf.ts';
import { siteLine } from '#lib/ui/site.ts';
import { privateFile } from '../../../certificates/_file.ts';

type Open = { officer: Officer; of: { name: string }; pack: Pack; now: Temporal.Instant };

/** The pack as a file. */
export async function packFile({ officer, of, pack, now }: Open): Promise<Response> {
  const pdf = await packPdf(pack, { team: siteLine, of: of.name, by: officer.name, now });
  const name = of.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return privateFile(pdf, 'application/pdf', `hand-over-${name}.pdf`);
}
