// Chosen files become pictures, and pictures are sorted for the first time. Nothing is sent but codes and numbers.
import type { DropItem } from 'react-aria-components';
import { v7 as uuidv7 } from 'uuid';
import type { KnownNumber } from '../../../api/surveys/photos/photos.contract.ts';
import {
  beginBringing,
  changeBringing,
  currentBringing,
  stopBringing,
  type Brought,
  type Refused,
} from './bringing.ts';
import { askNumbers, type Where } from './photos.data.ts';
import { readPictures } from './read-pictures.ts';
import { sortPictures, wordsToAskFor } from './sorting.ts';

/** A file with the folders that it lies in, from the chosen one on. */
export type ChosenFile = { readonly file: File; readonly folder: string };

/** What systems put beside pictures, and nobody means to bring. */
const beside = /^(?:\.|thumbs\.db$|desktop\.ini$)/iu;

/** Files from an `<input>`: with folders where a folder was chosen. */
export function fromInput(files: FileList): ChosenFile[] {
  return [...files].map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }));
}

/** Files and folders as they are dropped, folders with all that is in them. */
export async function fromDrop(items: readonly DropItem[], folder = ''): Promise<ChosenFile[]> {
  const found: ChosenFile[] = [];
  for (const item of items) {
    if (item.kind === 'file') found.push({ file: await item.getFile(), folder });
    if (item.kind !== 'directory') continue;
    const inside = folder === '' ? item.name : `${folder}/${item.name}`;
    const entries: DropItem[] = [];
    for await (const entry of item.getEntries()) entries.push(entry);
    found.push(...(await fromDrop(entries, inside)));
  }
  return found;
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** Reads the files and sorts what can be read. 中止 sorts what was read until then. */
export async function choosePictures(where: Where, files: readonly ChosenFile[]): Promise<void> {
  const chosen = new Map(
    files.filter(({ file }) => !beside.test(file.name)).map((each) => [uuidv7(), each] as const),
  );
  if (chosen.size === 0) return;
  const signal = beginBringing();
  const pictures = new Map<string, Brought>();
  const refused: Refused[] = [];
  changeBringing({
    phase: 'reading',
    done: 0,
    total: chosen.size,
    pictures,
    refused,
    numbers: new Map(),
    sent: new Map(),
    plans: new Map(),
    arrived: { fresh: 0, known: 0, numbers: [] },
    past: [],
    problem: null,
  });
  try {
    await readPictures(
      [...chosen].map(([id, { file }]) => ({ id, file })),
      (answer) => {
        const known = chosen.get(answer.id);
        if (!known) return;
        const { file, folder } = known;
        if ('fault' in answer) refused.push({ name: file.name, fault: answer.fault });
        else pictures.set(answer.id, { id: answer.id, name: file.name, folder, file, ...answer.read });
        changeBringing({ done: pictures.size + refused.length });
      },
      signal,
    );
    await sortAnew(where, pictures, refused);
  } catch (problem) {
    changeBringing({ phase: 'choosing', problem });
  }
}

async function sortAnew(
  where: Where,
  pictures: ReadonlyMap<string, Brought>,
  refused: readonly Refused[],
): Promise<void> {
  // Somebody else's by now.
  if (currentBringing().pictures !== pictures) return;
  const all = [...pictures.values()];
  if (all.length === 0) {
    changeBringing({ phase: 'choosing', refused: [...refused] });
    return;
  }
  const words = wordsToAskFor(all);
  let answers: KnownNumber[] = [];
  let problem: unknown = null;
  try {
    answers = await askNumbers(where, words);
  } catch (thrown) {
    // Sorting by hand goes on without; the person is told.
    problem = thrown;
  }
  if (currentBringing().pictures !== pictures) return;
  const borne = answers.filter(({ known_by }) => known_by !== 'none');
  changeBringing({
    phase: 'sorting',
    pictures: new Map(pictures),
    refused: [...refused],
    numbers: byNumber(borne),
    sorting: sortPictures(
      all,
      new Map(
        borne.flatMap(({ code, survey_number }) => (survey_number === null ? [] : [[code, survey_number]])),
      ),
    ),
    problem,
  });
  stopBringing();
}

function byNumber(answers: readonly KnownNumber[]): Map<string, KnownNumber> {
  return new Map(
    answers.flatMap((answer) => (answer.survey_number === null ? [] : [[answer.survey_number, answer]])),
  );
}
