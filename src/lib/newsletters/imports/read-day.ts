const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day as lists write it: 2026-12-03, 3/12/2026, 3.12.2026 or 3 December 2026; null when it is none. */
export function dayIn(text: string): Temporal.PlainDate | null {
  // With a time behind it, as other systems write a moment.
  const plain = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (british) return dayOf(british[3]!, british[2]!, british[1]!);
  const named = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/i.exec(plain);
  const month = named ? months.indexOf(named[2]!.toLowerCase()) + 1 : 0;
  return named && month > 0 ? dayOf(named[3]!, String(month), named[1]!) : null;
}

function dayOf(year: string, month: string, day: string): Temporal.PlainDate | null {
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch {
    return null;
  }
}
