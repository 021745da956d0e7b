import type { APIRoute } from 'astro';
import { briefingPdf } from '#lib/calendar/briefings/print/briefing-pdf.ts';
import { siteLine } from '#lib/ui/site.ts';
import { mark } from '#lib/ui/weave/mark.ts';
import { privateFile } from '../../../certificates/_file.ts';
import { factsOf } from '../_facts.ts';
import { openBriefing } from '../_open-briefing.ts';
import { sheetOf } from '../_sheet.ts';

/** A released briefing to print; giving it out goes into the access log. A draft leaves the screen of nobody. */
export const GET: APIRoute = async (context) => {
  const open = await openBriefing(context, 'seeBriefings', 'disclose');
  if (!open?.found.briefing.releasedAt) return new Response(null, { status: 404 });
  const { officer, now, found } = open;
  const sheet = sheetOf(open, await factsOf(open));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${mark()}</svg>`;
  const pdf = await briefingPdf(sheet, { team: siteLine, mark: svg, by: officer.name, now });
  const name = `briefing-${found.area.slug}-${found.briefing.coversFrom.toString()}.pdf`;
  return privateFile(pdf, 'application/pdf', name);
};
