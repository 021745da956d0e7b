const patterns = [
  // "@name", but neither an email address nor "@ 10am".
  /(?<![\w.+-])@[a-z_][\w.]{2,29}(?![\w@])/i,
  /\b(?:instagram|tiktok|facebook|twitter|snapchat|threads|twitch|x)\.(?:com|net|tv)\/@?[\w.]{3,40}/i,
  /\b(?:t|discord)\.(?:me|gg)\/\w{3,40}/i,
  /\b(?:user ?name|screen name|gamer ?tag|handle|snapchat|snap|insta|instagram|tik ?tok|discord|telegram)(?: (?:name|account|id|user))?(?: is| ?[:=]) ?@?\w{3}/i,
];

/** Whether a text names somebody's account on a social network or in a game. */
export const hasHandle = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
