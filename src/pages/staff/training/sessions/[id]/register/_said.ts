import { peopleWords } from '#lib/training/words.ts';

type Said = { title: string; next: string };

const number = (query: URLSearchParams, name: string): number =>
  Math.max(0, Math.trunc(Number(query.get(name) ?? 0))) || 0;

/** What the banner says after the register was saved; the address carries it over. */
export function whatWasSaved(query: URLSearchParams): Said | null {
  if (!query.has('saved')) return null;
  const [saved, waits, gone] = ['saved', 'waits', 'gone'].map((name) => number(query, name)) as [
    number,
    number,
    number,
  ];
  const title = saved === 1 ? '1 mark saved' : `${saved} marks saved`;
  const words = [
    ...(waits > 0
      ? [
          `${peopleWords(waits)} had been marked by somebody else meanwhile. Nothing is lost: settle each below.`,
        ]
      : []),
    ...(gone > 0 ? [`${peopleWords(gone)} had left the register meanwhile.`] : []),
    ...(saved + waits + gone === 0 ? ['You changed nothing.'] : []),
  ];
  return { title, next: words.join(' ') };
}
