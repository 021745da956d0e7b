// A tile of MapLibre is so many pixels wide.
const tile = 512;

/** Where a place lies in pixels on the map of the world that MapLibre draws at a zoom. */
export function mercatorAt(zoom: number) {
  const whole = tile * 2 ** zoom;
  return (longitude: number, latitude: number): [number, number] => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    return [whole * (longitude / 360 + 0.5), whole * y];
  };
}
