/** Answers with a CSV file to keep, under a name. */
export const csvFile = (csv: string, name: string): Response =>
  // With the mark by which spreadsheets know UTF-8.
  new Response(`\uFEFF${csv}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
