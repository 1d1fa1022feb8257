// Pictures as cameras leave them: folders of files, in the order in which they were taken.

/** A picture on this PC, as far as sorting needs to know it. */
export type Picture = {
  readonly id: string;
  readonly name: string;
  /** Folders from the chosen one on, without the file name: '1班/カメラA'; empty for single files. */
  readonly folder: string;
  /** 'YYYY-MM-DDTHH:MM:SS.sss' by the camera's clock; null where the file does not say it. */
  readonly takenAt: string | null;
  /** What a sheet's QR code in it says; null: none was seen. */
  readonly code: string | null;
};

const natural = new Intl.Collator('ja', { numeric: true, sensitivity: 'base' });

/**
 * In the order of shooting. One folder after the other, since two cameras never share a clock; within a folder by time
 * if every picture there has one, else by file name as people count (IMG_9 before IMG_10).
 */
export function inShootingOrder<P extends Picture>(pictures: readonly P[]): P[] {
  const withoutTime = new Set(pictures.filter(({ takenAt }) => takenAt === null).map(({ folder }) => folder));
  return [...pictures].sort(
    (a, b) =>
      compareWords(a.folder, b.folder) ||
      (withoutTime.has(a.folder) ? 0 : compareCodes(a.takenAt ?? '', b.takenAt ?? '')) ||
      compareWords(a.name, b.name) ||
      compareCodes(a.id, b.id),
  );
}

/** Words that only look alike still have an order. */
function compareWords(a: string, b: string): number {
  return natural.compare(a, b) || compareCodes(a, b);
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What may be a survey number in a file's name: all of it, and it without a count at its end. */
export function numbersInName(name: string): string[] {
  const stem = name
    .replace(/\.[^.]*$/u, '')
    .normalize('NFKC')
    .trim();
  const bare = stem.replace(/[\s_]*\(\d{1,2}\)$|[\s_-]+\d{1,2}$/u, '').trim();
  return [...new Set([stem, bare])].filter((word) => word !== '');
}

/** What may be a survey number in a folder's path: its parts, the innermost first. */
export function numbersInFolder(folder: string): string[] {
  const parts = folder.split('/').map((part) => part.normalize('NFKC').trim());
  return parts.filter((part) => part !== '').toReversed();
}
