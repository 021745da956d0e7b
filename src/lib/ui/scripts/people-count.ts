// Counts the people whom the conditions of a form reach, while they are chosen. Without this script a button does it.
const wait = 250;

function watch(section: HTMLElement): void {
  const told = section.querySelector<HTMLElement>('[data-people]');
  const where = section.dataset['count'];
  if (!told || !where) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const count = async () => {
    const mine = ++turn;
    const query = new URLSearchParams();
    for (const one of section.querySelectorAll<HTMLSelectElement>('select'))
      query.append(one.name, one.value);
    const answer = await fetch(`${where}?${query}`).catch(() => null);
    // What was asked for since is what is shown.
    if (mine !== turn) return;
    told.textContent = answer?.ok
      ? ((await answer.json()) as { words: string }).words
      : 'The people could not be counted. Save and count with the button below';
  };
  section.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void count(), wait);
  });
}

for (const section of document.querySelectorAll<HTMLElement>('[data-count]')) watch(section);
