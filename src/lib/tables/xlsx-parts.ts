import type { Unzipped } from '#lib/files/unzip.ts';

/** The text of the first sheet of an unzipped workbook; null where there is none. */
export function firstSheet(files: Unzipped): string | null {
  const text = (name: string) => {
    const bytes = files.get(name);
    return bytes ? Buffer.from(bytes).toString('utf8') : null;
  };
  const [, id] = /<(?:\w+:)?sheet\b[^>]*\br:id="([^"]+)"/.exec(text('xl/workbook.xml') ?? '') ?? [];
  const links = text('xl/_rels/workbook.xml.rels') ?? '';
  const link = [...links.matchAll(/<Relationship\b[^>]*>/g)].find(([tag]) => tag.includes(`Id="${id}"`));
  const [, target = ''] = /\bTarget="([^"]+)"/.exec(link?.[0] ?? '') ?? [];
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return text(path) ?? text('xl/worksheets/sheet1.xml');
}
