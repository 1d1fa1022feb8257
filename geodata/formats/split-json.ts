// Cuts a stream of GeoJSON text into its features without holding the whole: a FeatureCollection, or features one
// after the other (one a line, or with record separators).
import { FormatError } from './format-error.ts';

/** UTF-16 units of one feature, or of one other member. */
const maxPieceLength = 32 * 1024 ** 2;

export type JsonPiece =
  /** The text of one element of `features`, or of a whole object that has no `features`. */
  | { readonly kind: 'feature'; readonly text: string }
  /** Another member of the collection, such as `crs`. */
  | { readonly kind: 'member'; readonly name: string; readonly text: string };

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Throws FormatError('not_geojson') where the braces do not close. */
export async function* splitJson(text: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const splitter = new Splitter();
  for await (const chunk of text) yield* splitter.push(chunk);
  splitter.end();
}

class Splitter {
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** In the array `features` of the object at depth 1. */
  #inFeatures = false;
  #sawFeatures = false;
  #members: { name: string; text: string }[] = [];
  #key: string | null = null;
  /** Whether what is being read goes into `#parts`. */
  #keeps = false;
  #parts: string[] = [];
  #kept = 0;
  #features = 0;

  push(chunk: string): JsonPiece[] {
    const found: JsonPiece[] = [];
    let from = 0;
    const keepTo = (end: number) => {
      if (!this.#keeps || end <= from) return;
      this.#kept += end - from;
      if (this.#kept > maxPieceLength) throw new FormatError('feature_too_large', this.#features + 1);
      this.#parts.push(chunk.slice(from, end));
    };
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === backslash) this.#escaped = true;
        else if (code === quote) this.#inString = false;
        continue;
      }
      const home = this.#inFeatures ? 2 : 1;
      switch (code) {
        case quote:
          this.#inString = true;
          if (this.#depth === 0) throw this.#notJson();
          break;
        case openBrace:
        case openBracket:
          if (this.#depth === 0 && code !== openBrace) throw this.#notJson();
          if (this.#depth === 1 && code === openBracket && this.#key === 'features') {
            this.#inFeatures = true;
            this.#sawFeatures = true;
            this.#stop();
          } else if (this.#inFeatures && this.#depth === 2) {
            this.#start();
            from = at;
          }
          this.#depth += 1;
          if (this.#depth === 1) {
            this.#start();
            from = at + 1;
          }
          break;
        case closeBrace:
        case closeBracket:
          this.#depth -= 1;
          if (this.#inFeatures && this.#depth === 2) {
            keepTo(at + 1);
            found.push({ kind: 'feature', text: this.#stop() });
            this.#features += 1;
          } else if (this.#inFeatures && this.#depth === 1) {
            this.#inFeatures = false;
            this.#key = null;
          } else if (this.#depth === 0) {
            keepTo(at);
            found.push(...this.#endObject());
          } else if (this.#depth < 0) throw this.#notJson();
          break;
        case colon:
          if (this.#depth === 1 && this.#key === null) {
            keepTo(at);
            this.#key = nameOf(this.#stop()) ?? fail(this.#notJson());
            this.#start();
            from = at + 1;
          }
          break;
        case comma:
          if (this.#depth === home && !this.#inFeatures) {
            keepTo(at);
            this.#endMember();
            this.#start();
            from = at + 1;
          }
          break;
        default:
          if (this.#depth === 0 && !isBlank(code)) throw this.#notJson();
      }
    }
    keepTo(chunk.length);
    return found;
  }

  end(): void {
    if (this.#depth !== 0 || this.#inString) throw new FormatError('broken', this.#features + 1);
  }

  #start(): void {
    this.#keeps = true;
    this.#parts = [];
    this.#kept = 0;
  }

  #stop(): string {
    const text = this.#parts.join('');
    this.#keeps = false;
    this.#parts = [];
    this.#kept = 0;
    return text;
  }

  #endMember(): void {
    const text = this.#stop();
    if (this.#key !== null) this.#members.push({ name: this.#key, text });
    this.#key = null;
  }

  #endObject(): JsonPiece[] {
    this.#endMember();
    const members = this.#members;
    const isCollection = this.#sawFeatures;
    this.#members = [];
    this.#sawFeatures = false;
    if (isCollection) return members.map(({ name, text }) => ({ kind: 'member', name, text }));
    this.#features += 1;
    const body = members.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(',');
    return [{ kind: 'feature', text: `{${body}}` }];
  }

  #notJson(): FormatError {
    return new FormatError('not_geojson', this.#features + 1);
  }
}

function fail(error: Error): never {
  throw error;
}

function nameOf(text: string): string | null {
  try {
    const name: unknown = JSON.parse(text);
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}

/** Spaces, line ends, commas between lines, the mark at the head of a file and the separator of records. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x1e || code === 0xfeff;
}
