/** How alike two lists of words are, from 0 to 1, whatever their order: the share of three-letter parts they have in common. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [partsOf(one), partsOf(other)];
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((part) => right.has(part)).length;
  return (2 * common) / (left.size + right.size);
}

function partsOf(words: readonly string[]): Set<string> {
  const parts = new Set<string>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let start = 0; start + 3 <= padded.length; start++) parts.add(padded.slice(start, start + 3));
  }
  return parts;
}
