// 通知書: composed, drawn and kept in one act; what was made is never changed, only made again.
import type { Reader, Trx } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import { createFontStack } from '../documents/fonts.ts';
import { toCells } from '../documents/glyphs.ts';
import { paintPdf } from '../documents/pdf.ts';
import type { Sheet } from '../documents/sheet.ts';
import type { MissingGlyph } from './certificates.contract.ts';
import { certificatesProblems } from './certificates.problems.ts';
import type { Place } from './certificates.queries.ts';
import { locateMissingGlyphs } from './certificates.rules.ts';
import { layOutAddressPage } from './document/address-page.ts';
import type { Addressee } from './document/address-page.ts';
import type { LetterFields } from './document/paper-fields.ts';
import { layOutPaper } from './document/paper.ts';
import { letterKinds } from './kinds.contract.ts';
import type { PaperKind } from './kinds.contract.ts';
import type { Letter, LetterEvent, LetterWords, NewLetter } from './letters.contract.ts';
import { lettersProblems } from './letters.problems.ts';
import { getLetter, getLetterCase } from './letters.queries.ts';
import { composeLetter } from './letters.rules.ts';
import { keepTemplate } from './templates.commands.ts';
import { getTemplateBlocks } from './templates.queries.ts';

type Acting = Place & { account: string };

/** Characters that no font can draw, in the letter or on the page before it. Throws not-found, letter-nothing-to-tell. */
export async function findMissingInLetter(
  reader: Reader,
  place: Place,
  application_id: string,
  words: LetterWords,
): Promise<MissingGlyph[]> {
  const { fields, addressee } = await compose(reader, place, application_id, words);
  const printed = words.is_posted ? { ...fields, ...mailing(addressee) } : fields;
  return locateMissingGlyphs(printed, createFontStack());
}

/** Throws not-found, letter-nothing-to-tell, glyphs-missing, letter-address-long; breaks letter_follows_once. */
export async function makeLetter(
  trx: Trx,
  files: FileStore,
  place: Acting,
  application_id: string,
  { letter_id, replaces, words }: NewLetter,
): Promise<Letter> {
  const missing = await findMissingInLetter(trx, place, application_id, words);
  if (missing.length > 0) throw certificatesProblems.glyphsMissing(missing);
  const { fields, told, addressee, seal_file } = await compose(trx, place, application_id, words);
  const kind = letterKinds[told.sort];
  const template_id = await keepTemplate(trx, place.municipality, kind);
  const fonts = createFontStack();
  const sheets = [
    ...(words.is_posted ? [addressPage(addressee, fields, kind)] : []),
    ...layOutPaper(fields, {
      blocks: await getTemplateBlocks(trx, template_id),
      seal_png: seal_file === null ? null : await files.read(seal_file),
      fonts,
    }),
  ];
  const bytes = await paintPdf(sheets, { title: kind.title, dated: fields.issued_on });
  const { hash } = await files.keep(Buffer.from(bytes));
  await trx
    .insertInto('certificates.letter')
    .values({
      letter_id,
      municipality_code: place.municipality,
      disaster_code: place.disaster,
      application_id,
      step: words.step,
      told_state: told.to_state,
      sort: told.sort,
      reason: words.reason,
      judged_by: words.judged_by,
      judging_body: words.judging_body,
      document_number: words.document_number,
      office: words.office,
      is_posted: words.is_posted,
      replaces,
      template_id,
      fields: JSON.stringify(fields),
      issued_on: fields.issued_on,
      document_file: hash,
      created_by: place.account,
    })
    .execute();
  return getLetter(trx, place, letter_id);
}

/** Printed any number of times, handed over or sent once; both only of the newest. Throws not-found, letter-replaced. */
export async function recordLetterEvent(
  trx: Trx,
  place: Acting,
  letter_id: string,
  event: LetterEvent,
): Promise<Letter> {
  const { is_replaced } = await getLetter(trx, place, letter_id);
  if (is_replaced) throw lettersProblems.replaced();
  await trx
    .insertInto('certificates.letter_event')
    .values({ letter_id, municipality_code: place.municipality, event, account_id: place.account })
    .execute();
  return getLetter(trx, place, letter_id);
}

async function compose(reader: Reader, place: Place, application_id: string, words: LetterWords) {
  const { known, told: all, addressee, seal_file } = await getLetterCase(reader, place, application_id);
  const told = all.find(({ step }) => step === words.step);
  if (told === undefined) throw lettersProblems.nothingToTell();
  return { fields: composeLetter(known, told, words), told, addressee, seal_file };
}

/** What the page before the letter prints besides. */
function mailing({ address, name }: Addressee) {
  return { mailing_address: address, mailing_name: name };
}

function addressPage(addressee: Addressee, fields: LetterFields, { title }: PaperKind): Sheet {
  const fonts = createFontStack();
  const contents = [[title, fields.certificate_number].filter((part) => part !== '').join('　')];
  try {
    return layOutAddressPage(
      { addressee, holds: '通知書', contents, sender: fields.office, dated: fields.issued_date },
      (text) => toCells(text, fonts, fields.substitutions),
    );
  } catch (error) {
    if (error instanceof RangeError) throw lettersProblems.addressLong();
    throw error;
  }
}
