// 調査への振分け: pictures go to surveys by the sheet in the first picture, by names of files and folders, and by hand.
import { inShootingOrder, numbersInFolder, numbersInName, type Picture } from './picture-order.ts';

/** How a group came by its number. */
export type Origin = 'sheet' | 'file' | 'folder' | 'hand' | 'none';

/** Pictures of one survey, or such that nobody has given a number yet. */
export type Group = {
  readonly id: string;
  readonly number: string | null;
  readonly origin: Origin;
  /** Ids, in the order of shooting. */
  readonly pictures: readonly string[];
};

/**
 * All pictures in their groups: each picture in exactly one group or left out, no number twice, no empty group.
 * `order` is the order of shooting; groups without a number come first, then those with one in the order of their first
 * pictures.
 */
export type Sorting = {
  readonly order: readonly string[];
  readonly groups: readonly Group[];
  /** Not to be taken in. */
  readonly leftOut: readonly string[];
};

/**
 * What may name a survey: texts of codes, and words in names that hold a figure (others are nobody's number, and may be
 * somebody's name). The server says which of them are survey numbers.
 */
export function wordsToAskFor(pictures: readonly Picture[]): string[] {
  const words = pictures.flatMap(({ code, name, folder }) => [
    ...(code === null ? [] : [code]),
    ...[...numbersInName(name), ...numbersInFolder(folder)].filter(
      (word) => /\d/u.test(word) && word.length <= 40,
    ),
  ]);
  return [...new Set(words)];
}

/**
 * The first sorting. A picture of a sheet begins its survey, and what follows in the same folder belongs to it; a file
 * that bears a number goes there alone; a folder's number holds until a sheet says otherwise.
 *
 * `numbers`: survey number by code or word, as far as they are known.
 */
export function sortPictures(pictures: readonly Picture[], numbers: ReadonlyMap<string, string>): Sorting {
  const ordered = inShootingOrder(pictures);
  const found = new Map<string, { number: string | null; origin: Origin; pictures: string[] }>();
  let folder: string | null = null;
  let begun: { number: string; origin: Origin } | null = null;
  for (const picture of ordered) {
    if (picture.folder !== folder) {
      folder = picture.folder;
      begun = firstKnown(numbersInFolder(folder), numbers, 'folder');
    }
    const sheet = picture.code === null ? null : firstKnown([picture.code], numbers, 'sheet');
    if (sheet) begun = sheet;
    const named = sheet ?? firstKnown(numbersInName(picture.name), numbers, 'file') ?? begun;
    const key = named?.number ?? '';
    const group = found.get(key);
    if (group) group.pictures.push(picture.id);
    else
      found.set(key, {
        number: named?.number ?? null,
        origin: named?.origin ?? 'none',
        pictures: [picture.id],
      });
  }
  return settle({
    order: ordered.map(({ id }) => id),
    groups: [...found.values()].map((group) => ({ ...group, id: idOf(group.pictures) })),
    leftOut: [],
  });
}

function firstKnown(
  words: readonly string[],
  numbers: ReadonlyMap<string, string>,
  origin: Origin,
): { number: string; origin: Origin } | null {
  for (const word of words) {
    const number = numbers.get(word);
    if (number !== undefined) return { number, origin };
  }
  return null;
}

/** Gives a group its number. If another group bears it already, the two become one. */
export function nameGroup(sorting: Sorting, groupId: string, number: string): Sorting {
  const named = sorting.groups.find(({ id }) => id === groupId);
  if (!named || named.number === number) return sorting;
  const groups = sorting.groups.filter(({ id }) => id !== groupId);
  const other = groups.find((group) => group.number === number);
  return settle({
    ...sorting,
    groups: other
      ? groups.map((group) =>
          group === other ? { ...other, pictures: [...other.pictures, ...named.pictures] } : group,
        )
      : [...groups, { ...named, number, origin: 'hand' }],
  });
}

/** Moves pictures to the survey of a number, to a group that has none yet, or (null) into a new group without a number. */
export function movePictures(
  sorting: Sorting,
  moved: readonly string[],
  to: { readonly number: string } | { readonly groupId: string } | null,
): Sorting {
  const wanted = moved.filter((id) => sorting.order.includes(id));
  if (wanted.length === 0) return sorting;
  const target = sorting.groups.find((group) =>
    to === null ? false : 'number' in to ? group.number === to.number : group.id === to.groupId,
  );
  if (to !== null && 'groupId' in to && !target) return sorting;
  const remaining = without(sorting, wanted);
  const inNumber = to !== null && 'number' in to ? to.number : null;
  return settle({
    ...remaining,
    groups: target
      ? remaining.groups.map((group) =>
          group.id === target.id ? { ...group, pictures: [...group.pictures, ...wanted] } : group,
        )
      : [
          ...remaining.groups,
          {
            id: newId(sorting, wanted),
            number: inNumber,
            origin: inNumber === null ? 'none' : 'hand',
            pictures: wanted,
          },
        ],
  });
}

/** ここから次の調査: the picture and what follows it in its group become a group of their own, without a number yet. */
export function splitAt(sorting: Sorting, pictureId: string): Sorting {
  const group = sorting.groups.find(({ pictures }) => pictures.includes(pictureId));
  const at = group?.pictures.indexOf(pictureId) ?? 0;
  return group && at > 0 ? movePictures(sorting, group.pictures.slice(at), null) : sorting;
}

/** 取り込まない: the pictures stay on this PC. */
export function leaveOut(sorting: Sorting, pictures: readonly string[]): Sorting {
  const wanted = pictures.filter((id) => sorting.order.includes(id) && !sorting.leftOut.includes(id));
  if (wanted.length === 0) return sorting;
  return settle({ ...without(sorting, wanted), leftOut: [...sorting.leftOut, ...wanted] });
}

/** They are no longer of this work. */
export function takeAway(sorting: Sorting, pictures: ReadonlySet<string>): Sorting {
  const remaining = without(sorting, [...pictures]);
  return settle({ ...remaining, order: sorting.order.filter((id) => !pictures.has(id)) });
}

function without(sorting: Sorting, pictures: readonly string[]): Sorting {
  const gone = new Set(pictures);
  return {
    ...sorting,
    groups: sorting.groups.map((group) => ({
      ...group,
      pictures: group.pictures.filter((id) => !gone.has(id)),
    })),
    leftOut: sorting.leftOut.filter((id) => !gone.has(id)),
  };
}

/** Pictures in the order of shooting, no empty groups, groups in theirs. */
function settle({ order, groups, leftOut }: Sorting): Sorting {
  const place = new Map(order.map((id, at) => [id, at]));
  const placeOf = (id: string | undefined): number => (id === undefined ? -1 : (place.get(id) ?? -1));
  const inOrder = (ids: readonly string[]): string[] => [...ids].sort((a, b) => placeOf(a) - placeOf(b));
  return {
    order,
    groups: groups
      .filter(({ pictures }) => pictures.length > 0)
      .map((group) => ({ ...group, pictures: inOrder(group.pictures) }))
      .sort(
        (a, b) =>
          Number(a.number !== null) - Number(b.number !== null) ||
          placeOf(a.pictures[0]) - placeOf(b.pictures[0]),
      ),
    leftOut: inOrder(leftOut),
  };
}

/** Groups are named after a picture that they began with; a number may come and go. */
function idOf(pictures: readonly string[]): string {
  return `group-${pictures[0] ?? ''}`;
}

function newId({ groups }: Sorting, pictures: readonly string[]): string {
  const wanted = idOf(pictures);
  const isTaken = (id: string): boolean => groups.some((group) => group.id === id);
  let id = wanted;
  for (let count = 2; isTaken(id); count += 1) id = `${wanted}-${count}`;
  return id;
}
