/** The smallest number of people whose answers are shown together, or whose sector a link may name. */
export const smallest = 5;

/**
 * The sectors that links may name, of those whose people are asked: each with five or more people, and so that
 * those who are left without are five or more as well, or nobody. Otherwise the one answer without a sector, or
 * the one from health, would have a face.
 *
 * @param counts how many people are asked, by sector
 */
export function sayableSectors(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const large = [...counts]
    .filter(([, count]) => count >= smallest)
    .sort(([, one], [, other]) => other - one);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rest = () => all - large.reduce((sum, [, count]) => sum + count, 0);
  while (large.length > 0 && rest() > 0 && rest() < smallest) large.pop();
  return new Set(large.map(([sector]) => sector));
}

/**
 * Hides the groups that are too small to show, and, where what is hidden could be reckoned from the total, the
 * next smallest with them.
 *
 * @returns each group with whether it may be shown, in the same order
 */
export function hideSmall<Group extends { replies: number }>(
  groups: readonly Group[],
): (Group & { isShown: boolean })[] {
  const hidden = new Set(groups.filter(({ replies }) => replies > 0 && replies < smallest));
  const together = () => [...hidden].reduce((sum, { replies }) => sum + replies, 0);
  const others = groups
    .filter((one) => one.replies >= smallest)
    .sort((one, other) => other.replies - one.replies);
  while (hidden.size > 0 && (hidden.size < 2 || together() < smallest) && others.length > 0)
    hidden.add(others.pop()!);
  return groups.map((group) => ({ ...group, isShown: group.replies > 0 && !hidden.has(group) }));
}
