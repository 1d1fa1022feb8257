// What a sheet of an .xlsx refers to: which file it is, the texts that cells share, which formats are days.
import { SaxesParser } from 'saxes';
import { FormatError } from './format-error.ts';
import { isDayFormat } from './xlsx-dates.ts';
import { SharedStrings } from './xlsx-strings.ts';
import type { ZipEntry } from './zip-archive.ts';

const maxPartBytes = 16 * 1024 ** 2;

export interface Workbook {
  readonly sheet: ZipEntry;
  readonly strings: SharedStrings;
  isDay(style: number): boolean;
  /** Days are counted from 1904, as old Macintoshes did. */
  readonly from1904: boolean;
}

type Gather = (bytes: AsyncIterable<Uint8Array>, limit: number) => Promise<Uint8Array>;

/** Throws FormatError. */
export async function readWorkbook(entries: readonly ZipEntry[], gather: Gather): Promise<Workbook> {
  const find = (name: string) => entries.find((entry) => entry.name === name.toLowerCase());
  const read = async (name: string, onTag: (name: string, attributes: Record<string, string>) => void) => {
    const entry = find(name);
    if (entry === undefined) return;
    parseXml(Buffer.from(await gather(entry.open(), maxPartBytes)).toString('utf8'), onTag);
  };
  let wanted: string | undefined;
  let from1904 = false;
  await read('xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '');
    if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') wanted ??= attributes['r:id'];
  });
  let target: string | undefined;
  await read('xl/_rels/workbook.xml.rels', (name, attributes) => {
    if (name === 'Relationship' && attributes['Id'] === wanted) target = attributes['Target'];
  });
  const sheet =
    target === undefined ? undefined : find(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  if (sheet === undefined) throw new FormatError('no_sheet');
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCellFormats = false;
  await read('xl/styles.xml', (name, attributes) => {
    if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    if (name === 'cellXfs') inCellFormats = true;
    else if (name === 'cellStyles') inCellFormats = false;
    else if (name === 'xf' && inCellFormats) styles.push(Number(attributes['numFmtId'] ?? 0));
  });
  const days = styles.map((format) => isDayFormat(format, codes.get(format)));
  const strings = await SharedStrings.read(find('xl/sharedstrings.xml'));
  return { sheet, strings, from1904, isDay: (style) => days[style] === true };
}

function parseXml(text: string, onTag: (name: string, attributes: Record<string, string>) => void): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new FormatError('broken');
  });
  parser.on('opentag', ({ name, attributes }) => onTag(name.slice(name.indexOf(':') + 1), attributes));
  parser.write(text).close();
}
