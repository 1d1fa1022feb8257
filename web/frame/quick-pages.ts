/** A page that the search can open. */
export type QuickPage = {
  id: string;
  title: string;
  /** Where it is or what it is for; searched too. */
  note: string;
  open: () => void;
};

/** Pages with every typed word in their title or note, those first whose title begins with what was typed; all for none. */
export function pagesMatching(pages: readonly QuickPage[], typed: string): QuickPage[] {
  const words = fold(typed)
    .split(' ')
    .filter((word) => word !== '');
  const textOf = ({ title, note }: QuickPage): string => fold(`${title} ${note}`);
  const rankOf = ({ title }: QuickPage): number => (fold(title).startsWith(words[0] ?? '') ? 0 : 1);
  return pages
    .filter((page) => words.every((word) => textOf(page).includes(word)))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
