/** Plain text of a message -> segments. The only markup is a new line, **bold** and bare http(s) links. */

export type Segment =
  | { kind: "text"; text: string }
  | { kind: "bold"; text: string }
  | { kind: "link"; text: string; href: string }
  | { kind: "break" };

// A link ends at white space, quotes, angle brackets, asterisks, and at any Chinese character or full-width mark,
// since Chinese text puts no space after a link.
const MARKUP = /\*\*(?<bold>[^*\n]+)\*\*|(?<link>https?:\/\/[^\s<>"'`*\u2018-\u201d\u3000-\u9fff\uff00-\uffef]+)|(?<line>\r\n|\r|\n)/giu;
const TRAILING_PUNCTUATION = /[.,;:!?)\]}]+$/u;

/** The address when it may be linked: http or https, a host, and no user name that could disguise the host. */
export function allowedHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && url.hostname !== "" && url.username === "" && url.password === "" ? url.href : null;
}

function linkSegments(match: string): Segment[] {
  const tail = TRAILING_PUNCTUATION.exec(match)?.[0] ?? "";
  // A closing bracket belongs to the address when it was opened inside it: …/wiki/Tea_(drink).
  const keptTail = tail.startsWith(")") && match.includes("(") ? ")" : "";
  const text = match.slice(0, match.length - tail.length) + keptTail;
  const href = allowedHref(text);
  if (href === null) return [{ kind: "text", text: match }];
  const rest = match.slice(text.length);
  const link: Segment = { kind: "link", text, href };
  return rest === "" ? [link] : [link, { kind: "text", text: rest }];
}

/** The segments of `text`, in order; joined, their texts give the message without its asterisks. */
export function toSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKUP)) {
    if (match.index > end) segments.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    if (match.groups?.bold !== undefined) segments.push({ kind: "bold", text: match.groups.bold });
    else if (match.groups?.link !== undefined) segments.push(...linkSegments(match.groups.link));
    else segments.push({ kind: "break" });
  }
  if (end < text.length) segments.push({ kind: "text", text: text.slice(end) });
  return segments;
}
