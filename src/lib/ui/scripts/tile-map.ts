import { addProtocol, type LngLatBoundsLike, Map as TileMap, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { Protocol } from 'pmtiles';
import { ringLink, type TileRing } from './tile-ring.ts';
import { styleFor, type TileFile } from './tile-style.ts';

// Draws the operator's tiles with the page's own circles over them. Whatever fails before it is ready, the map that
// the server drew stays.
type Settings = TileFile & {
  box: { west: number; south: number; east: number; north: number };
  tilesPath: string;
  clustersPath: string;
};

const frame = document.querySelector<HTMLElement>('[data-tile-map]');
const canvas = frame?.querySelector<HTMLElement>('.canvas');
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

function open(settings: Settings, container: HTMLElement): TileMap {
  const { box, tilesPath } = settings;
  setWorkerUrl(new URL(workerUrl, location.href).href);
  addProtocol('pmtiles', new Protocol().tile);
  const bounds: LngLatBoundsLike = [box.west, box.south, box.east, box.north];
  return new TileMap({
    ...{ container, bounds, style: styleFor(settings, new URL(tilesPath, location.href).href) },
    ...{ attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0 },
    // Turning the wheel over the map goes on down the page, as anywhere else.
    ...{ scrollZoom: false, fadeDuration: isStill ? 0 : 200, maxZoom: 17 },
  });
}

let markers: Marker[] = [];
let asked = 0;
/** Up to this zoom the circles are those of the page, so that the table beside it says the same. */
let whole = 0;

async function place(map: TileMap, { clustersPath }: Settings): Promise<void> {
  const turn = ++asked;
  const query = new URLSearchParams(location.search);
  query.set(
    'bbox',
    map
      .getBounds()
      .toArray()
      .flat()
      .map((degrees) => degrees.toFixed(4))
      .join(','),
  );
  query.set('zoom', map.getZoom().toFixed(2));
  if (map.getZoom() <= whole) query.set('whole', 'yes');
  const answer = await fetch(`${clustersPath}?${query}`).catch(() => null);
  if (!answer?.ok || turn !== asked) return;
  const rings = (await answer.json()) as TileRing[];
  const before = document.activeElement?.getAttribute('href');
  for (const marker of markers) marker.remove();
  markers = rings.map((ring) =>
    new Marker({ element: ringLink(ring) }).setLngLat([ring.longitude, ring.latitude]).addTo(map),
  );
  const again = markers.find((marker) => marker.getElement().getAttribute('href') === before);
  if (before) again?.getElement().focus({ preventScroll: true });
}

const moves: Record<string, (map: TileMap, options: { animate: boolean }) => void> = {
  in: (map, options) => void map.zoomIn(options),
  out: (map, options) => void map.zoomOut(options),
  west: (map, options) => void map.panBy([-200, 0], options),
  east: (map, options) => void map.panBy([200, 0], options),
  north: (map, options) => void map.panBy([0, -200], options),
  south: (map, options) => void map.panBy([0, 200], options),
};

function begin(shown: HTMLElement, container: HTMLElement): void {
  const settings = JSON.parse(shown.dataset['tileMap'] ?? '{}') as Settings;
  // It has its size while the map is made, and nobody sees it until it is ready.
  shown.hidden = false;
  let state: 'begun' | 'ready' | 'given up' = 'begun';
  const giveUp = () => {
    if (state !== 'begun') return;
    state = 'given up';
    shown.hidden = true;
  };
  try {
    const map = open(settings, container);
    map.on('error', giveUp);
    map.once('load', () => {
      if (state !== 'begun') return;
      state = 'ready';
      whole = map.getZoom() + 0.2;
      shown.classList.add('ready');
      map.resize();
      map.on('moveend', () => void place(map, settings));
      void place(map, settings);
    });
    for (const button of shown.querySelectorAll<HTMLElement>('[data-move]'))
      button.addEventListener('click', () =>
        moves[button.dataset['move'] ?? '']?.(map, { animate: !isStill }),
      );
  } catch {
    // No WebGL on this device.
    giveUp();
  }
}

if (frame && canvas) begin(frame, canvas);
