// Moves a bar while somebody watches it. Without script, the link beside it looks again.
const lookEvery = 5_000;
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

if (place(document)) setInterval(() => void look(), lookEvery);
