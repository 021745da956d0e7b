/** Names that a spreadsheet puts into one cell: they are parted by lines, semicolons or bars, and else by commas. */
export function readNames(text: string, own: string): string[] {
  const parts = text.split(/\n|[;|]/);
  const names = (parts.length > 1 ? parts : text.split(',')).map((name) => name.trim());
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = name.toLowerCase();
    // Lists hold the same in small letters, for searching: what is written with capitals is the name.
    const known = seen.get(key);
    if (name !== '' && name.length <= 200 && (known === undefined || known === key)) seen.set(key, name);
  }
  seen.delete(own.toLowerCase());
  return [...seen.values()].slice(0, 20);
}
