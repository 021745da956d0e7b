// What no form of ours asks of anybody: product rule 1 and special categories (UK GDPR, article 9).
const neverAsked =
  /\b(religio(n|us)|faith|belief|ethnic(ity)?|race|racial|nationalit(y|ies)|citizenship|immigration|asylum|politic(s|al)|sexual(ity)?|gender identity|criminal|date of birth|birthday|how old|passport|national insurance|social media|username|vehicle|number ?plate)\b/i;

/** Whether a question asks for what we must not know of people who come to an event. */
export const asksTooMuch = (words: string): boolean => neverAsked.test(words);
