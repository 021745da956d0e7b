const someone =
  /\b(?:by|led by|organiser|organisers|speaker|speakers|contact|leader)\b:?\s+\p{Lu}\p{L}+\s+\p{Lu}\p{L}+/u;

/** Whether the words about a demonstration name somebody: who calls for it or speaks there is not written down. */
export const namesAPerson = (text: string): boolean => {
  const plain = text.slice(0, 2000).normalize('NFKC').replace(/\s+/g, ' ');
  return (
    /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Councillor|Rev|Imam|Rabbi|Sheikh|Sir|Dame|Lord|Lady)\.? \p{Lu}/u.test(
      plain,
    ) || someone.test(plain)
  );
};
