/** Stands before the path of a page in its canonical link; the server swaps it for where the public reaches the site. */
export const siteMarker = 'https://site.invalid';
