// Items named in braces inside a text of a template: {世帯主氏名} is replaced by what the item says.
import { FieldName, fieldNames } from '../templates.contract.ts';
import type { PrintedFields } from './paper-fields.ts';

const braces = /[{｛]([^{}｛｝]*)[}｝]/g;
const byTitle = new Map(FieldName.options.map((name) => [fieldNames[name].title as string, name]));

/** The text with every known item replaced; unknown ones stay as written (templates with such are refused). */
export function bindText(text: string, fields: PrintedFields): string {
  return text.replaceAll(braces, (whole, title: string) => {
    const name = byTitle.get(title.trim());
    return name === undefined ? whole : (fields[name] ?? '');
  });
}

/** Items that a text names: those that exist, and the words in braces that are none. */
export function boundFields(text: string): { fields: FieldName[]; unknown: string[] } {
  const titles = [...text.matchAll(braces)].map((match) => (match[1] ?? '').trim());
  return {
    fields: titles.flatMap((title) => byTitle.get(title) ?? []),
    unknown: titles.filter((title) => !byTitle.has(title)),
  };
}
