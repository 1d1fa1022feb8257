// Reads the cells of one row and gathers every fault of it, so that a row is mended once, not column by column.
// Reasons are sentences for the person who mends the file; they never repeat the value.
import { hash } from 'node:crypto';
import { parseWareki } from '../../geodata/wareki.ts';
import type { WarekiProblem } from '../../geodata/wareki.ts';
import type { Cells, Fault, RowReading, StagedRow, StagedValue } from './import-kind.ts';
import type { PlaceReader } from './place-values.ts';

export const maxKeyLength = 40;

const dateReasons: Record<WarekiProblem, string> = {
  empty: '入力がありません',
  unreadable: '日付として読み取れません',
  unknown_part: '月日が不詳のため日付になりません',
  no_such_day: '暦にない日付です',
  outside_era: 'その元号にない年です',
  out_of_range: '扱える範囲(明治6年1月1日以後)にない日付です',
};

/** Characters that no register has in a name or an address: line ends, tabs, and those that turn the direction of print. */
const unfit = /[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;

/** A register number as it is stored and compared: widths folded, spaces around dropped. Null when it cannot be one. */
export function readKey(text: string): string | null {
  const key = text.normalize('NFKC').trim();
  return key === '' || key.length > maxKeyLength || unfit.test(key) ? null : key;
}

export class RowValues {
  readonly #cells: Cells;
  readonly #faults: Fault[] = [];

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  fault(column: string | null, reason: string): void {
    this.#faults.push({ column, reason });
  }

  /** The row with what `staged` makes of it, or its faults. */
  finish(staged: () => StagedRow): RowReading {
    return this.#faults.length > 0 ? { faults: this.#faults } : { row: staged() };
  }

  key(header: string): string {
    const text = this.#cells(header);
    const key = readKey(text);
    if (key !== null) return key;
    this.fault(
      header,
      text === ''
        ? dateReasons.empty
        : text.length > maxKeyLength
          ? tooLong(maxKeyLength)
          : '使えない文字があります',
    );
    return '';
  }

  required(header: string, max = 200): string {
    const text = this.optional(header, max);
    if (text === null && this.#cells(header) === '') this.fault(header, dateReasons.empty);
    return text ?? '';
  }

  /** Null where empty, and where at fault. */
  optional(header: string, max = 200, allowLines = false): string | null {
    const text = this.#cells(header);
    if (text === '') return null;
    if (text.length > max) this.fault(header, tooLong(max));
    else if (unfit.test(allowLines ? text.replace(/[\r\n\t]/gu, ' ') : text))
      this.fault(header, '改行、タブなど使えない文字があります');
    else return text;
    return null;
  }

  /** 'YYYY-MM-DD'. A day after `latest` is a fault. */
  date(header: string, latest: string): string {
    const read = parseWareki(this.#cells(header));
    if (!read.ok) this.fault(header, dateReasons[read.problem]);
    else if (read.date > latest) this.fault(header, '未来の日付です');
    return read.ok ? read.date : '';
  }

  optionalDate(header: string, latest: string): string | null {
    return this.#cells(header) === '' ? null : this.date(header, latest);
  }

  /** A plain decimal; widths, thousands commas and the given unit are folded away. */
  number(
    header: string,
    bounds: { min: number; max: number; whole?: boolean; unit?: RegExp },
  ): number | null {
    const text = this.#cells(header);
    if (text === '') return null;
    const folded = text
      .normalize('NFKC')
      .replace(/[\s,]/gu, '')
      .replace(bounds.unit ?? /$^/u, '');
    const value = /^-?[0-9]{1,12}(?:\.[0-9]{1,12})?$/u.test(folded) ? Number(folded) : NaN;
    if (Number.isNaN(value)) this.fault(header, '数として読み取れません');
    else if (bounds.whole === true && !Number.isInteger(value)) this.fault(header, '整数ではありません');
    else if (value < bounds.min || value > bounds.max)
      this.fault(header, `${bounds.min}から${bounds.max}までの数ではありません`);
    else return value;
    return null;
  }

  place(reader: PlaceReader, required: boolean) {
    const read = reader({ lon: this.#cells('経度'), lat: this.#cells('緯度') }, required);
    for (const fault of read.faults) this.#faults.push(fault);
    return read.place;
  }

  cell(header: string): string {
    return this.#cells(header);
  }
}

/** What versions are compared by: SHA-256 over the values as they came, without what is derived from them. */
export function contentHash(values: readonly StagedValue[]): string {
  return `\\x${hash('sha256', JSON.stringify(values), 'hex')}`;
}

/** Today in Japan, as registers write it. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now);
}

/**
 * Latest day that a row may speak of. Clocks differ and exercises are dated ahead, and a person left out for a few
 * months is worse than a date that a clerk sees; more than a year ahead is a slip of the pen (2062 for 1962).
 */
export function latestDay(now = new Date()): string {
  return today(new Date(now.getTime() + 366 * 24 * 3600 * 1000));
}

function tooLong(max: number): string {
  return `長すぎます(${max}文字まで)`;
}
