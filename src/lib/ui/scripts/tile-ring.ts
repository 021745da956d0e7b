/** A circle as the server places it: its parts are drawn round nought. */
export type TileRing = {
  latitude: number;
  longitude: number;
  href: string;
  r: number;
  count: string;
  label: string;
  isChosen: boolean;
  arcs: readonly { mark: string; d: string }[];
};

const svg = <Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

/** A circle as a link with its spoken name. */
export function ringLink({ href, r, count, label, isChosen, arcs }: TileRing): HTMLAnchorElement {
  const link = Object.assign(document.createElement('a'), { href, title: label });
  link.setAttribute('aria-label', label);
  // Otherwise MapLibre calls whatever it places a button.
  link.setAttribute('role', 'link');
  if (isChosen) link.setAttribute('aria-current', 'true');
  const half = r + 7;
  const drawing = svg('svg', {
    ...{ width: half * 2, height: half * 2, viewBox: `${-half} ${-half} ${half * 2} ${half * 2}` },
    'aria-hidden': 'true',
  });
  const words = svg('text', { y: 5 });
  words.textContent = count;
  drawing.append(
    svg('circle', { class: 'room', r: half - 2 }),
    ...arcs.map(({ mark, d }) => svg('path', { class: `arc ${mark}`, d })),
    words,
  );
  link.append(drawing);
  return link;
}
