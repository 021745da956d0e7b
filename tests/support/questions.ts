import { pageWithParts, staffPageFiles } from './sources.ts';

const files = new Map(staffPageFiles().map(({ file, pattern }) => [pattern, file]));
const read = new Map<string, (name: string) => boolean>();

/** Of some questions ("?list=open"), those that a page of staff reads from its address, as its sources say. */
export function questionsFor(pattern: string, questions: readonly string[]): string[] {
  const reads = read.get(pattern) ?? readsOf(pattern);
  read.set(pattern, reads);
  return questions.filter((question) => [...new URLSearchParams(question).keys()].some(reads));
}

function readsOf(pattern: string): (name: string) => boolean {
  const { text } = pageWithParts(files.get(pattern)!);
  // What is handed on whole may be asked for anything.
  if (/searchParams(?!\s*\.get\(')|\.search\b(?!Params)/.test(text)) return () => true;
  const names = new Set([...text.matchAll(/searchParams\s*\.get\('(\w+)'/g)].map(([, name]) => name!));
  return (name) => names.has(name);
}
