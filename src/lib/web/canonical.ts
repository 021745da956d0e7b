// What narrows or turns the pages of a list is another address of the same page; a language is a page of its own.
const own = ['lang'];

/** The one address of a page, in full: without what a search, a filter or a mail put behind it. */
export function canonicalAddress(publicUrl: URL, { pathname, searchParams }: URL): string {
  const address = new URL(pathname.replace(/(.)\/+$/, '$1'), publicUrl);
  for (const name of own) {
    const value = searchParams.get(name);
    if (value) address.searchParams.set(name, value);
  }
  return address.href;
}
