const scheme = /^(?:https?:\/\/[^/\\]|mailto:[^/\\]|tel:\+?[\d(])/i;
// Two strokes, or a stroke and a backslash, begin another site's address without its scheme.
const own = /^(?:\/(?![/\\]|%5c)|#)/i;

const picture = /^\/files\/[0-9a-f]{16,64}\/[\w.%-]+$/;

/** Whether a link may lead there: to another site, a mail address, a telephone, or a page of ours. */
export const mayLinkTo = (address: string): boolean => scheme.test(address) || own.test(address);

/** Whether a picture is one that was uploaded here. */
export const isOwnPicture = (address: string): boolean => picture.test(address);
