import { z } from 'astro/zod';
import type { Headcount, Heads } from '#lib/training/sessions/headcounts.ts';
import type { Mistakes } from '#lib/web/form.ts';

/** A form with a number for each role, in the order in which the page shows them. */
export const headsForm = z.object({
  role: z.array(z.string()),
  heads: z.array(z.string()),
});

const most = 5000;

/** Reads the numbers beside their roles; what is left empty counts as nobody. */
export function readHeads(
  { role, heads }: { role: readonly string[]; heads: readonly string[] },
  known: readonly Pick<Headcount, 'code' | 'label'>[],
): { heads: Heads; errors: Mistakes } {
  const errors: Mistakes = {};
  const read: Record<string, number> = {};
  for (const { code, label } of known) {
    const typed = heads[role.indexOf(code)]?.trim() || '0';
    if (/^\d{1,4}$/.test(typed) && Number(typed) <= most) read[code] = Number(typed);
    else errors[`heads-${code}`] = `${label}: enter a number from 0 to 5,000`;
  }
  return { heads: read, errors };
}

/** What stands in the box of a role: what was typed, or what is known. */
export const typedHeads = (
  { role, heads }: { role: readonly string[]; heads: readonly string[] },
  code: string,
  otherwise: number | null,
): string => heads[role.indexOf(code)] ?? (otherwise === null ? '' : String(otherwise));
