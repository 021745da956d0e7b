/** Ids of mails of ours in a Message-ID, or in the address that a mail came back to. */
export const mailNames = (text: string): string[] =>
  [...text.slice(0, 1000).matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)].map(([id]) =>
    id.toLowerCase(),
  );
