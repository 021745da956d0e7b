/** Something as search engines read it (schema.org). */
export type Structured = { '@type': string } & Record<string, unknown>;

const context = 'https://schema.org';

/**
 * What goes into a `<script type="application/ld+json">`: data that a browser never runs. A "<" in a title does not
 * end it.
 */
export const structuredJson = (what: Structured | readonly Structured[]): string => {
  const whole = Array.isArray(what)
    ? { '@context': context, '@graph': what }
    : { '@context': context, ...what };
  return JSON.stringify(whole).replaceAll('<', '\\u003c');
};

type Trail = readonly { href: string; text: string }[];

/** The way to a page from the home page, the page itself at its end. */
export const breadcrumbList = (publicUrl: URL, trail: Trail): Structured => ({
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ href, text }, index) => ({
    ...{ '@type': 'ListItem', position: index + 1, name: text },
    item: new URL(href, publicUrl).href,
  })),
});

/** Who runs the site, for its home page. */
export const organisation = (
  publicUrl: URL,
  { name, about }: { name: string; about: string },
): Structured => ({
  '@type': 'GovernmentOrganization',
  ...{ name, description: about, url: publicUrl.origin },
});

type Written = { title: string; about: string; address: string; changedOn: Temporal.PlainDate };

/** A guide or a campaign as an article. */
export const article = ({ title, about, address, changedOn }: Written): Structured => ({
  '@type': 'Article',
  ...{ headline: title, description: about, mainEntityOfPage: address, inLanguage: 'en-GB' },
  dateModified: changedOn.toString(),
});
