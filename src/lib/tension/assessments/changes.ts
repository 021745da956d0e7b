/** Words that two versions share, that only the older has, or only the newer. */
export type Part = { kind: 'same' | 'gone' | 'new'; words: string };

// Longer texts are shown whole on both sides: the table of their words grows with the square of them.
const mostWords = 700;

/** What changed from one text to another, word by word, for texts of a length that a form takes. */
export function wordChanges(before: string, after: string): Part[] {
  if (before === after) return before ? [{ kind: 'same', words: before }] : [];
  const [old, young] = [split(before), split(after)];
  if (old.length > mostWords || young.length > mostWords)
    return [...piece('gone', before), ...piece('new', after)];
  return joined(walk(old, young, commonFrom(old, young)));
}

const split = (text: string): string[] => text.match(/\S+\s*/g) ?? [];
const piece = (kind: Part['kind'], words: string): Part[] => (words ? [{ kind, words }] : []);
const isSame = (one: string | undefined, other: string | undefined) => one?.trim() === other?.trim();

// How many words two texts share at most from each pair of places on: the longest common subsequence.
function commonFrom(old: readonly string[], young: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = young.length - 1; j >= 0; j -= 1)
      rows[i]![j] = isSame(old[i], young[j])
        ? rows[i + 1]![j + 1]! + 1
        : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
  return rows;
}

function walk(old: readonly string[], young: readonly string[], common: readonly Uint16Array[]): Part[] {
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && isSame(old[i], young[j])) {
      parts.push({ kind: 'same', words: young[j]! });
      i += 1;
      j += 1;
    } else if (i < old.length && (j === young.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      parts.push({ kind: 'gone', words: old[i++]! });
    else parts.push({ kind: 'new', words: young[j++]! });
  }
  return parts;
}

const joined = (parts: readonly Part[]): Part[] =>
  parts.reduce<Part[]>((all, { kind, words }) => {
    const last = all.at(-1);
    if (last?.kind === kind) last.words += words;
    else all.push({ kind, words });
    return all;
  }, []);
