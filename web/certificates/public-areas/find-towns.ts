// Looking for one's own town as people write it: 2丁目, ２丁目 and 二丁目 are one, 大字 may be left out. Pure.

const numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as names of 丁目 write it. */
function inKanji(digits: string): string {
  const [tens, ones] = [Math.floor(Number(digits) / 10), Number(digits) % 10];
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? numerals[ones] : ''}`;
}

export function foldTown(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^大字|^字/u, '')
    .replace(/(\d{1,2})(?=丁目|$)/gu, (digits) => inKanji(digits))
    .replace(/[ヶケ]/gu, 'が');
}

/** Whether a town's name is meant by what was typed; nothing typed means all. */
export function isMeant(name: string, typed: string): boolean {
  return foldTown(name).includes(foldTown(typed));
}
