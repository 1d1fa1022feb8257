// At which places of its survey each picture goes, so that pictures keep their order however they arrive.

/** What a survey has already. */
export type Standing = { readonly sha256: string; readonly position: number };

/**
 * Place by picture id. Pictures that came before keep theirs; of a group that was brought in part, the rest goes between
 * them; of a new one, behind what there is.
 */
export function placesFor(
  pictures: readonly { readonly id: string; readonly sha256: string }[],
  standing: readonly Standing[],
): Map<string, number> {
  const taken = new Map(standing.map(({ sha256, position }) => [sha256, position]));
  const known = pictures.flatMap(({ sha256 }, at) => {
    const position = taken.get(sha256);
    return position === undefined ? [] : [position - at];
  });
  const first = known[0] ?? Math.max(0, ...standing.map(({ position }) => position)) + 1;
  const begin = Math.max(1, first);
  return new Map(pictures.map(({ id, sha256 }, at) => [id, taken.get(sha256) ?? begin + at]));
}
