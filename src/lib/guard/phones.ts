// In the groups in which people write them: a looser pattern takes dates and times for numbers.
const written =
  /(?<![\d/.-])(?:(?:\+ ?44|0044)[ -]?(?:\(0\)[ -]?)?|\(?0)\d{2,4}\)?[ .-]?\d{3,4}(?:[ .-]?\d{2,4})?(?![\d/])/g;
const inOneGo = /(?<!\d)(?:(?:\+|00)44 ?|0)[1-37]\d{8,9}(?!\d)/;

// Freephone and public services: numbers of organisations, and our own helplines among them.
const ofOrganisations = /^(?:80[08]|3\d\d)/;

/** Whether a text holds a UK telephone number that may be a person's. */
export function hasPhone(text: string): boolean {
  if (inOneGo.test(text)) return true;
  for (const [found] of text.matchAll(written)) {
    const national = found.replace(/\D/g, '').replace(/^(?:0044|44)?0?/, '');
    const isNumber = /^[127]\d{8,9}$|^[389]\d{9}$/.test(national);
    if (isNumber && !ofOrganisations.test(national)) return true;
  }
  return false;
}
