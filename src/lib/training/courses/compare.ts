import { courseFields, type CourseWords } from './words.ts';

/** A stretch of text that stayed, went or came. */
export type Piece = { kind: 'same' | 'gone' | 'new'; text: string };

/** What differs in one thing that a course says. */
export type Difference = { label: string; by: 'word' | 'line' | 'whole'; pieces: Piece[] };

/** What differs between two versions of a course, in the order of its form; empty when nothing does. */
export const courseDifferences = (
  before: CourseWords,
  after: CourseWords,
  evaluations: ReadonlyMap<string, string> = new Map(),
): Difference[] =>
  courseFields.flatMap(({ label, by, words }) => {
    const [was, is] = [words(before, evaluations), words(after, evaluations)];
    const isSame = was.join('\n') === is.join('\n');
    return isSame ? [] : [{ label, by, pieces: by === 'word' ? byWord(was, is) : byLine(was, is) }];
  });

const byLine = (was: readonly string[], is: readonly string[]): Piece[] => merged(was, is, '\n');

// A sentence that was written anew reads better whole than as confetti.
function byWord([was = '']: readonly string[], [is = '']: readonly string[]): Piece[] {
  const pieces = merged(was.split(/(?<=\s)/), is.split(/(?<=\s)/), '');
  const kept = pieces.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0);
  return kept * 2 >= Math.max(was.length, is.length) ? pieces : merged([was], [is], '');
}

/** The parts of both in order: what both have stays, and stretches of one kind are joined. */
function merged(was: readonly string[], is: readonly string[], glue: string): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of steps(was, is)) {
    const last = pieces.at(-1);
    if (!piece.text) continue;
    if (last?.kind === piece.kind) last.text += glue + piece.text;
    else pieces.push(piece);
  }
  return pieces;
}

function steps(was: readonly string[], is: readonly string[]): Piece[] {
  const longest = commonLengths(was, is);
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  const found: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    if (i < was.length && was[i] === is[j]) {
      found.push({ kind: 'same', text: was[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (i < was.length && (j === is.length || at(i + 1, j) >= at(i, j + 1)))
      found.push({ kind: 'gone', text: was[i++] ?? '' });
    else found.push({ kind: 'new', text: is[j++] ?? '' });
  }
  return found;
}

/** For each pair of places, how many parts the rests after them have in common, in their order. */
function commonLengths(was: readonly string[], is: readonly string[]): number[][] {
  const table = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  for (let i = was.length - 1; i >= 0; i -= 1)
    for (let j = is.length - 1; j >= 0; j -= 1) {
      const [row = [], next = []] = [table[i], table[i + 1]];
      row[j] = was[i] === is[j] ? 1 + (next[j + 1] ?? 0) : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
}
