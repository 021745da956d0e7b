import type { APIRoute } from 'astro';
import { date } from '#lib/dates.ts';
import { sheetOf } from '#lib/tension/summaries/print/sheet.ts';
import { summaryPdf } from '#lib/tension/summaries/print/summary-pdf.ts';
import { weekWords } from '#lib/tension/summaries/week.ts';
import { siteLine } from '#lib/ui/site.ts';
import { mark } from '#lib/ui/weave/mark.ts';
import { privateFile } from '../../../../certificates/_file.ts';
import { openSummary } from '../_open-summary.ts';

/** An approved summary to print; giving it out goes into the access log. A draft leaves the screen of nobody. */
export const GET: APIRoute = async (context) => {
  const open = await openSummary(context, 'seeSummaries', 'disclose');
  if (!open?.found.summary.approvedAt) return new Response(null, { status: 404 });
  const { officer, now, found, scale, output, state } = open;
  const { summary, area, approver } = found;
  const said = `Approved by ${approver ?? ''}, ${date(summary.approvedAt!)}`;
  const approved = state === 'replaced' ? 'Replaced by a newer version' : said;
  const sheet = sheetOf(found.text, scale, { area: area.name, week: weekWords(summary.week), approved });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${mark()}</svg>`;
  const pdf = await summaryPdf(sheet, { team: siteLine, mark: svg, by: officer.name, now });
  return privateFile(pdf, 'application/pdf', `summary-${area.slug}-${summary.week.toString()}-${output}.pdf`);
};
