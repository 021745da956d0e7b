/** Fields of a report, by their names in small letters; the first of a name counts. */
export type Fields = ReadonlyMap<string, string>;

/** The groups of fields in a report: parted by empty lines, folded lines put together (RFC 3464, RFC 5965). */
export const fieldGroups = (text: string): Fields[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((group) => group.size > 0);

/** The fields of one group, such as the head of a mail that came back. */
export function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([A-Za-z][\w-]{0,60}):\s*(.*)$/.exec(line.slice(0, 4000)) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value!.trim());
  }
  return fields;
}

/** The address in a field such as "rfc822; amber@school.example"; null where there is none. */
export function addressOf(value: string | undefined): string | null {
  const bare = (value ?? '').replace(/^[\w-]+\s*;/, '').trim();
  const found = /([^\s<>()",;:@]{1,64}@[^\s<>()",;:@]{1,255})/.exec(bare)?.[1];
  return found?.toLowerCase().replace(/[.]$/, '') ?? null;
}
