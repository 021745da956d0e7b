/** What is typed of a page of a campaign, and the state of the draft that it was typed on. */
export type PageValues = { version: string; sequence: string; title: string; lead: string; body: string };
