const plain = (text: string): string => text.normalize('NFKD').toLowerCase();

/** The choices of a list that hold every word that was typed, and those that are chosen already. */
export function foundIn<Choice extends { id: string; title: string; meta: string }>(
  choices: readonly Choice[],
  chosen: readonly string[],
  typed: string,
): Choice[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return choices.filter(
    ({ id, title, meta }) =>
      chosen.includes(id) || words.every((word) => plain(`${title} ${meta}`).includes(word)),
  );
}
