/** Stands where the demonstration line goes; the server swaps it for the banner in the demonstration world. */
export const demonstrationMarker = '<!--demonstration-->';

/** One thin line under the strip that says nothing here is real. */
export const demonstrationBanner =
  '<section class="demonstration" aria-label="Demonstration"><p class="wrap">This is a demonstration. The ' +
  'team, the people and the sessions are made up, and no email is sent.</p></section>';
