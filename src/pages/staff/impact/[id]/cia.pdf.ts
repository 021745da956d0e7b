import type { APIRoute } from 'astro';
import { ciaPdf } from '#lib/impact/assessments/print/cia-pdf.ts';
import { siteLine } from '#lib/ui/site.ts';
import { mark } from '#lib/ui/weave/mark.ts';
import { privateFile } from '../../../certificates/_file.ts';
import { openImpact } from '../_open-impact.ts';
import { sheetOf } from '../_print/sheet.ts';

/** The version that stands, to print; giving it out goes into the access log. A draft leaves the screen of nobody. */
export const GET: APIRoute = async (context) => {
  const open = await openImpact(context, 'seeImpact', 'disclose');
  const sheet = open && (await sheetOf(open));
  if (!open || !sheet) return new Response(null, { status: 404 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${mark()}</svg>`;
  const pdf = await ciaPdf(sheet, { team: siteLine, mark: svg, by: open.officer.name, now: open.now });
  return privateFile(pdf, 'application/pdf', `impact-assessment-${sheet.reference}.pdf`);
};
