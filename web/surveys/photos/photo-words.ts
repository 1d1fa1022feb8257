/** '2026-08-01T09:41:05.000' by the camera's clock → "8月1日 9:41:05". */
export function shotWords(takenAt: string): string {
  const [, month, day, hour, minute, second] =
    /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/u.exec(takenAt)?.map(Number) ?? [];
  if (month === undefined || day === undefined || hour === undefined) return takenAt;
  const two = (part: number | undefined): string => String(part ?? 0).padStart(2, '0');
  return `${month}月${day}日 ${hour}:${two(minute)}:${two(second)}`;
}
