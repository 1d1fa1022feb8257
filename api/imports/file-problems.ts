import { DecodeError } from '../../geodata/text/decode-text.ts';
import type { TextEncoding } from '../../geodata/text/detect-encoding.ts';
import { CsvFileError } from '../../geodata/text/read-csv.ts';
import type { CsvOptions, CsvRejection } from '../../geodata/text/read-csv.ts';
import { ImportFailure } from './import-job.ts';

const encodingLabels: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  cp932: 'Shift_JIS(CP932)',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

const fileReasons: Record<CsvFileError['reason'], (line: number) => string> = {
  no_header: () => 'ファイルが空です(見出しの行がありません)。',
  quote_not_closed: (line) => `${line}行目で始まる引用符(")が閉じられていないため、読み込めません。`,
  row_too_long: (line) => `${line}行目が長すぎて読み込めません。区切り文字と改行を確かめてください。`,
};

export const rowReasons: Record<CsvRejection, string> = {
  too_few_fields: '列の数が見出しより少ないです',
  too_many_fields: '列の数が見出しより多いです',
  field_too_long: '長すぎます(8000文字まで)',
  control_character: '使えない制御文字があります',
  broken_quote: '引用符(")の位置が正しくありません',
};

/** What is wrong with the whole file as the person is told it; other errors as they are. */
export function explainFile(error: unknown): unknown {
  if (error instanceof CsvFileError) return new ImportFailure(fileReasons[error.reason](error.line));
  if (error instanceof DecodeError)
    return new ImportFailure(
      `${error.line}行目に${encodingLabels[error.encoding]}として読めない文字があります。文字コードを確かめてください。`,
    );
  return error;
}

export function decodingNames(encoding: string | null): CsvOptions {
  const known = Object.keys(encodingLabels).find((name): name is TextEncoding => name === encoding);
  return known === undefined ? {} : { encoding: known };
}
