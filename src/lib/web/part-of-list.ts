export type PartOfList<Each> = {
  rows: readonly Each[];
  /** The addresses of the parts beside it. */
  previous?: string | undefined;
  next?: string | undefined;
  /** "61 to 120 of 480"; nothing where the list is shown whole. */
  caption?: string | undefined;
};

/** The part of a list that the address asks for, of a list that is at hand whole; whatever it asks for, there is one. */
export function partOfList<Each>(all: readonly Each[], url: URL, most: number): PartOfList<Each> {
  const parts = Math.ceil(all.length / most);
  if (parts < 2) return { rows: all };
  const asked = Number.parseInt(url.searchParams.get('page') ?? '', 10) || 1;
  const part = Math.min(Math.max(asked, 1), parts);
  const from = (part - 1) * most;
  const rows = all.slice(from, from + most);
  return {
    rows,
    previous: part > 1 ? addressOf(url, part - 1) : undefined,
    next: part < parts ? addressOf(url, part + 1) : undefined,
    caption: `${from + 1} to ${from + rows.length} of ${all.length.toLocaleString('en-GB')}`,
  };
}

function addressOf({ pathname, searchParams }: URL, part: number): string {
  const query = new URLSearchParams(searchParams);
  if (part === 1) query.delete('page');
  else query.set('page', String(part));
  return query.size > 0 ? `${pathname}?${query.toString()}` : pathname;
}
