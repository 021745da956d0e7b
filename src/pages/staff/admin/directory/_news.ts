/** What has just been done, as the address of the list tells it. */
export function news(query: URLSearchParams): { title: string; words: string } | null {
  if (query.has('added'))
    return { title: 'Group added', words: 'Its members have the role from their next sign-in on.' };
  const losing = query.get('removed');
  if (losing === null) return null;
  return { title: 'Group removed', words: /^\d{1,6}$/.test(losing) ? losingWords(Number(losing)) : '' };
}

/** How many people lose a role when a group goes, as a sentence. */
export function losingWords(people: number): string {
  if (people === 0) return 'Nobody loses a role by it.';
  return people === 1 ? '1 person loses the role at once.' : `${people} people lose the role at once.`;
}
