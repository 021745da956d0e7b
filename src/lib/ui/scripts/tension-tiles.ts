// Arrow keys go from tile to tile as they lie on the map, over gaps. Without this each tile is a link as any other.
const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
// As far as any map reaches.
const farthest = 20;

function next(map: Element, from: HTMLElement, [right, down]: [number, number]): HTMLElement | null {
  const [column, row] = (from.dataset['at'] ?? '').split(' ').map(Number) as [number, number];
  for (let far = 1; far < farthest; far++) {
    const at = `${column + right * far} ${row + down * far}`;
    const found = map.querySelector<HTMLElement>(`[data-at="${at}"] a`);
    if (found) return found;
  }
  return null;
}

document.addEventListener('keydown', (event) => {
  const step = steps[event.key];
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
  const map = from?.closest('[data-tiles]');
  if (!step || !from || !map || event.altKey || event.ctrlKey || event.metaKey) return;
  const tile = next(map, from, step);
  if (!tile) return;
  event.preventDefault();
  tile.focus();
});
