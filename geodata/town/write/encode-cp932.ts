/** Bytes of a text in CP932 as a town hall's host writes it; what the code lacks becomes ?, as there. */
export function encodeCp932(text: string): Uint8Array {
  const table = (codes ??= buildTable());
  const bytes: number[] = [];
  for (const character of text) {
    const code = table.get(character);
    if (code === undefined) {
      // A variation selector has no width of its own; its kanji stays.
      if (/[\u{e0100}-\u{e01ef}]/u.test(character)) continue;
      bytes.push(0x3f);
    } else if (code > 0xff) bytes.push(code >> 8, code & 0xff);
    else bytes.push(code);
  }
  return Uint8Array.from(bytes);
}

let codes: Map<string, number> | undefined;

/** Turned around from the decoder: of characters with two codes the first counts, NEC's doubles of IBM's last. */
function buildTable(): Map<string, number> {
  const decoder = new TextDecoder('shift_jis');
  const table = new Map<string, number>();
  for (let code = 0; code < 0x80; code += 1) table.set(String.fromCharCode(code), code);
  for (let code = 0xa1; code <= 0xdf; code += 1) table.set(decoder.decode(Uint8Array.of(code)), code);
  const leads = [...range(0x81, 0x9f), ...range(0xe0, 0xea), ...range(0xfa, 0xfc), 0xed, 0xee];
  for (const lead of leads) {
    for (const trail of [...range(0x40, 0x7e), ...range(0x80, 0xfc)]) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, lead * 256 + trail);
    }
  }
  return table;
}

function range(from: number, until: number): number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at);
}
