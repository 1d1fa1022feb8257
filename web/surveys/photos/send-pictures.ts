// 取り込む: three pictures at a time. What has arrived before is known by its hash and skipped, so a broken line costs nothing.
import { v7 as uuidv7 } from 'uuid';
import { ApiProblem } from '../../api-client.ts';
import {
  beginBringing,
  changeBringing,
  currentBringing,
  putAwayArrived,
  stopBringing,
  type Brought,
  type Sent,
} from './bringing.ts';
import { announcePhoto, findPhotos, sendPhotoPart, type Where } from './photos.data.ts';
import { placesFor } from './places.ts';

const atOnce = 3;

type Due = { picture: Brought; surveyNumber: string; position: number };

/** Sends every picture that has a survey and has not arrived. Ends when all are told, stopped, or the line is gone. */
export async function sendPictures(where: Where): Promise<void> {
  const signal = beginBringing();
  changeBringing({ phase: 'sending', problem: null });
  try {
    const due = await listDue(where);
    changeBringing({ total: due.length, done: 0 });
    await Promise.all(Array.from({ length: atOnce }, () => sendWhileDue(where, due, signal)));
  } catch (problem) {
    if (!signal.aborted) changeBringing({ problem });
  }
  // Whoever signed out or chose anew meanwhile has another work now.
  if (currentBringing().phase !== 'sending') return;
  putAwayArrived();
  changeBringing({ phase: currentBringing().sorting.groups.length === 0 ? 'choosing' : 'sorting' });
  stopBringing();
}

async function listDue(where: Where): Promise<Due[]> {
  const { sorting, pictures, plans } = currentBringing();
  const named = sorting.groups.flatMap((group) =>
    group.number === null ? [] : [{ number: group.number, pictures: group.pictures }],
  );
  const standing = await findPhotos(
    where,
    named.map(({ number }) => number),
  );
  const due = named.flatMap(({ number, pictures: ids }) => {
    const all = ids.flatMap((id) => pictures.get(id) ?? []);
    const places = placesFor(
      all,
      standing.filter(({ survey_number }) => survey_number === number),
    );
    return all.map((picture) => {
      const plan = plans.get(picture.id);
      const position = plan?.number === number ? plan.position : (places.get(picture.id) ?? 1);
      return { picture, surveyNumber: number, position };
    });
  });
  const made = due.map(
    ({ picture, surveyNumber, position }) => [picture.id, { number: surveyNumber, position }] as const,
  );
  changeBringing({ plans: new Map([...plans, ...made]) });
  return due;
}

async function sendWhileDue(where: Where, due: Due[], signal: AbortSignal): Promise<void> {
  for (let next = due.shift(); next && !signal.aborted; next = due.shift()) {
    const { id } = next.picture;
    tell(id, { state: 'sending' });
    try {
      tell(id, { state: 'kept', isNew: await sendOne(where, next, signal) }, 1);
    } catch (problem) {
      if (signal.aborted) return;
      tell(id, { state: 'failed', problem }, 1);
      // Without a line, or without a session, every other picture would fail too.
      if (problem instanceof ApiProblem && [0, 401].includes(problem.status)) {
        due.length = 0;
        throw problem;
      }
    }
  }
}

/** False: the survey had it. */
async function sendOne(
  where: Where,
  { picture, surveyNumber, position }: Due,
  signal: AbortSignal,
): Promise<boolean> {
  const photo = await announcePhoto(
    where,
    {
      survey_number: surveyNumber,
      position,
      file_name: picture.name.slice(-255),
      caption: null,
      media_type: picture.mediaType,
      bytes: picture.file.size,
      sha256: picture.sha256,
    },
    uuidv7(),
    signal,
  );
  if (photo.state === 'kept') return false;
  const seen = photo.has_preview
    ? photo
    : await sendPhotoPart(where, photo, 'preview', picture.preview, signal);
  await sendPhotoPart(where, seen, 'file', picture.file, signal);
  return true;
}

function tell(id: string, state: Sent, done = 0): void {
  const { sent, done: before } = currentBringing();
  changeBringing({ sent: new Map([...sent, [id, state]]), done: before + done });
}
