const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The words of an HTML page that a reader sees, spaces folded. */
export function visibleWords(html: string): string {
  return (
    html
      .replace(/<!--[\s\S]*?-->|<(script|style|template|head)\b[\s\S]*?<\/\1>/gi, ' ')
      // Where a long word may break is no space.
      .replace(/<wbr\b[^>]*>/gi, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
      .replace(/\s+/g, ' ')
      .trim()
  );
}
