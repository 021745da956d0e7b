// Moves a bar while somebody watches it. Without script, the link beside it looks again.
// Soon at first, since most work is short; then seldom enough that nobody feels it.
const waits = [1_000, 2_000, 3_000];
const longest = 5_000;
const place = (of: ParentNode) => of.querySelector<HTMLElement>('[data-moves]');

async function look(): Promise<void> {
  const old = place(document);
  if (!old || document.hidden) return;
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = place(page);
  // What may be done changes with the state: the page begins anew.
  if (!fresh || fresh.dataset['moves'] !== old.dataset['moves']) return location.assign(location.pathname);
  if (!old.contains(document.activeElement)) old.replaceWith(fresh);
}

function lookAfter(turn: number): void {
  setTimeout(() => void look().finally(() => lookAfter(turn + 1)), waits[turn] ?? longest);
}

if (place(document)) lookAfter(0);
