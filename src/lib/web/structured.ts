/** Something as search engines read it (schema.org). */
type Structured = { '@type': string } & Record<string, unknown>;

/**
 * What goes into a `<script type="application/ld+json">`: data that a browser never runs. A "<" in a title does not
 * end it.
 */
export const structuredJson = (what: Structured): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...what }).replaceAll('<', '\\u003c');

/** Who runs the site. */
export const organisation = (name: string, publicUrl: URL) => ({
  ...{ '@type': 'GovernmentOrganization', name, url: publicUrl.origin },
});
