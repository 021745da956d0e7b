/** The day that `?on=` names, as the calendar leads here: something to fill the form with. Null where there is none. */
export function dayAsked(url: URL): Temporal.PlainDate | null {
  const text = url.searchParams.get('on') ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
